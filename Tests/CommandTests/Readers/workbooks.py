"""Writes the workbooks of ImportTests into a folder."""

import datetime
import sys
import zipfile

import openpyxl
import xlwt

FOLDER = sys.argv[1]
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
NIP = "198503172010011008"


def save(name, rows, formats=None, before=None):
    """A workbook of openpyxl with the rows and number formats by cell."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Juli"
    if before:
        before(book, sheet)
    for row in rows:
        sheet.append(row)
    for place, form in (formats or {}).items():
        sheet[place].number_format = form
    return book, sheet, f"{FOLDER}/{name}"


def write(*saved):
    saved[0].save(saved[2])


def raw(name, sheet, parts=None, sizes=None):
    """A workbook whose sheet is this XML."""
    with zipfile.ZipFile(f"{FOLDER}/{name}", "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml"
        archive.writestr("[Content_Types].xml", f"""<?xml version="1.0"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="xml" ContentType="application/xml"/>
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/xl/workbook.xml" ContentType="{kinds}.sheet.main+xml"/>
<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kinds}.worksheet+xml"/></Types>""")
        relations = "http://schemas.openxmlformats.org/package/2006/relationships"
        office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        archive.writestr("_rels/.rels", f"""<?xml version="1.0"?><Relationships xmlns="{relations}">
<Relationship Id="r1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>""")
        archive.writestr("xl/workbook.xml", f"""<?xml version="1.0"?><workbook xmlns="{MAIN}" xmlns:r="{office}">
<sheets><sheet name="Juli" sheetId="1" r:id="r1"/></sheets></workbook>""")
        archive.writestr("xl/_rels/workbook.xml.rels", f"""<?xml version="1.0"?><Relationships xmlns="{relations}">
<Relationship Id="r1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>""")
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            for piece in sheet if not isinstance(sheet, str) else [sheet]:
                part.write(piece.encode())


def cells(inner, head=""):
    return f'<?xml version="1.0"?>{head}<worksheet xmlns="{MAIN}"><sheetData>{inner}</sheetData></worksheet>'


# Texts and numbers of 18 digits.
write(*save("nip.xlsx", [["NIP", "Angka", "Format 0", "Nol"], [NIP, int(NIP), 1.98503172010011e17, "007"], ["'" + NIP, 7, 15, 7]],
            {"C2": "0", "D3": "000"}))

# One day and one moment in several formats, and texts that look like days.
day, moment = datetime.datetime(2026, 7, 1), datetime.datetime(2026, 7, 1, 7, 25, 11)
forms = ["dd/mm/yyyy", "mm-dd-yy", "d-mmm-yy", "[$-421]dd mmmm yyyy;@", "hh:mm", "dd/mm/yyyy hh:mm"]
write(*save("tanggal.xlsx", [[day] * 6, [moment] * 6, ["01/07/2026", "7/1/2026", "1 Juli 2026", 46204, None, "x"]],
            {f"{column}{row}": form for row in (1, 2) for column, form in zip("ABCDEF", forms)}))


def mac(book, sheet):
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904


write(*save("tahun-1904.xlsx", [[day, 44742]], {"A1": "dd/mm/yyyy"}, mac))

# Times, durations of more than a day, noise of a second's parts.
write(*save("jam.xlsx", [[datetime.time(7, 25), 0.30902777777777779, datetime.timedelta(hours=31, minutes=30), 1.3125, 0.3125],
                         [0, 0.30903, 0.99999, 0.5, 0]],
            {"A1": "hh:mm", "B1": "h:mm AM/PM", "C1": "[h]:mm", "D1": "[h]:mm:ss", "A2": "hh:mm", "B2": "hh:mm:ss",
             "C2": "hh:mm", "D2": "[hh]:mm"}))

book, sheet, path = save("gabung.xlsx", [["LAPORAN"], ["Unit", "NIP", "Jam", None], ["Dinas A", "1", "x", "y"],
                                         [None, "2", "", "z"], ["JUMLAH", None, None, 3]])
for area in ("A1:XFD1", "C2:D2", "A3:A4", "A5:C5"):
    sheet.merge_cells(area)
book.save(path)

write(*save("nilai.xlsx", [[True, 0.944, 94.4, 0.1 + 0.2, -1234.5, 1234567.125], [False, 1, 1e-7, 1e15, 123456789012345, 0],
                           [" spasi ", 'a,b;"c"', "baris\ndua", "#REF!", "'", None]],
            {"B1": "0%", "C1": "0", "F1": "#,##0", "B2": "0.00%"}))

book, sheet, path = save("tersembunyi.xlsx", [["NIP", "Nilai", "Kunci"], ["1", 90, "r"], ["2", 80, "r"]])
sheet.row_dimensions[2].hidden = True
sheet.column_dimensions["C"].hidden = True
for name, state in (("Rahasia", "hidden"), ("Sangat", "veryHidden")):
    other = book.create_sheet(name)
    other.append([name])
    other.sheet_state = state
book.save(path)

book, sheet, path = save("dua-lembar.xlsx", [["satu"]])
book.create_sheet("2026").append(["dua"])
book.create_sheet("Kosong")
book.save(path)

book, sheet, path = save("geser.xlsx", [])
sheet["C3"], sheet["D3"], sheet["C5"] = "NIP", "Nilai", "1"
sheet["Z99"].number_format = "0"
book.save(path)

# Formulas with and without stored values; one refers to another file.
raw("rumus.xlsx", cells(
    '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>"x"</f><v>x</v></c><c r="C1" t="str"><f>""</f><v></v></c>'
    '<c r="D1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="E1" t="b"><f>1=1</f><v>1</v></c><c r="F1"><f>[1]Lain!A1</f><v>5</v></c></row>'))
raw("rumus-kosong.xlsx", cells(
    '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>A1+1</f><v></v></c></row><row r="2"><c r="B2"><f>A1</f></c></row>'))
# What a sheet says of its own size and places need not be so.
raw("ukuran-salah.xlsx", cells('<row r="2"><c r="B2"><v>1</v></c></row>').replace(
    "<sheetData>", '<dimension ref="A1:A1"/><sheetData>'))

# Hostile ones.
entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
raw("entitas.xlsx", cells('<row r="1"><c r="A1" t="inlineStr"><is><t>&e11;</t></is></c></row>',
                          f'<!DOCTYPE x [<!ENTITY e0 "sebelas">{entities}]>'))
raw("entitas-luar.xlsx", cells('<row r="1"><c r="A1" t="inlineStr"><is><t>a&x;b</t></is></c></row>',
                               '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>'))
row = "<row>" + '<c t="inlineStr"><is><t>x</t></is></c>' * 20_000 + "</row>"
raw("bom.xlsx", (row for _ in range((1 << 30) // len(row) + 1)))
raw("lebar.xlsx", cells('<row r="1"><c r="XFD1"><v>1</v></c></row>'))
raw("terpotong.xlsx", '<?xml version="1.0"?><worksheet xmlns="' + MAIN + '"><sheetData><row r="1"><c r="A1"><v>1</v></c>')
raw("kosong.xlsx", cells(""))
with open(f"{FOLDER}/nip.xlsx", "rb") as whole, open(f"{FOLDER}/separuh.xlsx", "wb") as half:
    content = whole.read()
    half.write(content[: len(content) // 2])
with open(f"{FOLDER}/bersandi.xls", "wb") as file:
    file.write(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000) + "EncryptedPackage".encode("utf-16-le"))
with zipfile.ZipFile(f"{FOLDER}/arsip.xlsx", "w") as archive:
    archive.writestr("rekap.csv", "nip\n")
with open(f"{FOLDER}/teks.xlsx", "w") as file:
    file.write("NIP;Nama\n1;x\n")
with open(f"{FOLDER}/dokumen.xlsx", "w") as file:
    file.write("%PDF-1.7\n")

# An old workbook.
book = xlwt.Workbook()
sheet = book.add_sheet("Lap. Log Absen")


def shown(form):
    return xlwt.easyxf(num_format_str=form)


for column, value in enumerate([NIP, int(NIP), "06:1017:00", True]):
    sheet.write(0, column, value)
sheet.write(0, 4, day, shown("dd/mm/yyyy"))
sheet.write(0, 5, datetime.time(7, 25), shown("hh:mm"))
sheet.write(0, 6, 1.3125, shown("[h]:mm"))
sheet.write(0, 7, 0.944, shown("0.0%"))
sheet.write_merge(1, 2, 0, 1, "dua")
sheet.write(2, 2, 94.4)
sheet.row(1).hidden = True
book.save(f"{FOLDER}/lama.xls")

# Pages under the name of a workbook, the second in Windows-1252 without a word of it.
with open(f"{FOLDER}/halaman.xls", "w", encoding="utf-8") as file:
    file.write(f"""<html><head><meta charset="utf-8"><style>td {{color: red}}</style></head><body>
<table><caption>Rekap</caption><tr><th rowspan=2>NIP</th><th colspan=2>Jam&nbsp;</th></tr><tr><th>Masuk<th>Pulang</tr>
<tr><td>{NIP}</td><td>07:25<br>07:26</td><td> 16:05 <script>x()</script></td></tr></table>
<table><tr><td>kedua</td></tr></table></body></html>""")
with open(f"{FOLDER}/halaman-1252.xls", "wb") as file:
    file.write("<table><tr><td>Caf\u00e9 \u2013 1</td></tr></table>".encode("windows-1252"))

# An OpenDocument sheet.
space = "urn:oasis:names:tc:opendocument:xmlns:"
with zipfile.ZipFile(f"{FOLDER}/lembar.ods", "w", zipfile.ZIP_DEFLATED) as archive:
    archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
    archive.writestr("content.xml", f"""<?xml version="1.0"?><office:document-content xmlns:office="{space}office:1.0"
xmlns:table="{space}table:1.0" xmlns:text="{space}text:1.0" xmlns:style="{space}style:1.0"><office:automatic-styles>
<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>
</office:automatic-styles><office:body><office:spreadsheet><table:table table:name="Juli"><table:table-row>
<table:table-cell office:value-type="string"><text:p>{NIP}</text:p><text:p>dua<text:s text:c="2"/>x</text:p></table:table-cell>
<table:table-cell office:value-type="float" office:value="{NIP}"><text:p>1.98503172010011E+17</text:p></table:table-cell>
<table:table-cell office:value-type="date" office:date-value="2026-07-01"><text:p>01/07/26</text:p></table:table-cell>
<table:table-cell office:value-type="time" office:time-value="PT31H30M00S"><text:p>31:30</text:p></table:table-cell>
<table:table-cell office:value-type="time" office:time-value="PT1108903H25M11.000000127S"><text:p>07:25</text:p></table:table-cell>
<table:table-cell office:value-type="percentage" office:value="0.944"><text:p>94%</text:p></table:table-cell>
<table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>TRUE</text:p></table:table-cell>
<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value=""><text:p>#DIV/0!</text:p></table:table-cell>
<table:table-cell table:number-columns-repeated="16376"/></table:table-row>
<table:table-row table:visibility="filter"><table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="2" office:value-type="string"><text:p>dua</text:p></table:table-cell>
<table:covered-table-cell/><table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="94.4"><text:p>94</text:p></table:table-cell></table:table-row>
<table:table-row><table:covered-table-cell table:number-columns-repeated="2"/><table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>
<table:table-row table:number-rows-repeated="1048573"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>
<table:table table:name="Rahasia" table:style-name="ta2"><table:table-row><table:table-cell/></table:table-row></table:table>
</office:spreadsheet></office:body></office:document-content>""")
