"""Reads peringkat.xlsx back and compares it with hasil.csv cell by cell: workbook.py PERINGKAT_XLSX HASIL_CSV."""

import csv
import sys
from decimal import Decimal

from openpyxl import load_workbook

rows = list(csv.reader(open(sys.argv[2], encoding="utf-8", newline="")))
header, people = rows[0], rows[1:]
text_columns = {
    "nip", "nama", "unit_kode", "jenis_jabatan", "kelompok", "hasil_kerja", "perilaku_kerja", "predikat",
    "sumber_predikat", "status_nilai", "alasan", "alasan_insentif",
}
book = load_workbook(sys.argv[1])


def check(holds, reason):
    if not holds:
        sys.exit(f"workbook.py: {reason}")


def compare(sheet, expected, header=header, frozen="F2"):
    lines = list(sheet.iter_rows())
    check([cell.value for cell in lines[0][: len(header)]] == header, f"{sheet.title}: heading")
    check(len(lines) - 1 == len(expected), f"{sheet.title}: {len(lines) - 1} rows instead of {len(expected)}")
    for line, row in zip(lines[1:], expected):
        for name, cell, text in zip(header, line, row):
            where = f"{sheet.title}!{cell.coordinate}"
            check(cell.data_type != "f", f"{where} is a formula")
            if not text:
                check(cell.value is None, f"{where} holds {cell.value!r}, not nothing")
            elif name in text_columns:
                check(cell.data_type in ("s", "inlineStr") and cell.value == text, f"{where}: {cell.value!r}, not {text!r}")
            else:
                check(cell.data_type == "n", f"{where} is no number")
                check(Decimal(repr(cell.value)) == Decimal(text), f"{where}: {cell.value!r}, not {text}")
    check(sheet.freeze_panes == frozen and sheet.auto_filter.ref, f"{sheet.title}: no frozen heading or filter")
    page = sheet.page_setup
    check(page.orientation == "landscape" and int(page.paperSize) == 9, f"{sheet.title}: not A4 landscape")
    check(sheet.print_title_rows in ("1:1", "$1:$1"), f"{sheet.title}: the heading is not printed on each page")


status = header.index("status_nilai")
unit = header.index("unit_kode")
compare(book["Peringkat"], [row for row in people if row[status] == "DINILAI"])
compare(book["Tidak dinilai"], [row for row in people if row[status] != "DINILAI"])
for code in sorted({row[unit] for row in people}):
    compare(book[code], [row for row in people if row[unit] == code])
folder = sys.argv[2].rpartition("/")[0]
text_columns.add("bulan")
for title, name, frozen in [("Pembayaran per bulan", "bulanan.csv", "C2"), ("Sel triwulan", "triwulan.csv", "B2")]:
    own = list(csv.reader(open(f"{folder}/{name}", encoding="utf-8", newline="")))
    compare(book[title], own[1:], own[0], frozen)
check(book.sheetnames[0] == "Ringkasan" and book.sheetnames[-1] == "Dasar", "sheets")
check(len(book["Ringkasan"]._charts) == 1, "no chart")
summary = {row[0].value: row for row in book["Ringkasan"].iter_rows() if row[0].value}
check(summary["Jumlah"][2].value == len(people), "the summary's number of employees")
payments = [row[header.index("insentif")] for row in people]
if all(payments):
    check(summary["Jumlah"][5].value == sum(map(int, payments)), "the summary's total")
