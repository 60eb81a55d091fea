"""Uses laporan.html in Chromium as people do: page.py LAPORAN_HTML HASIL_CSV. Ends with 1 and the reason when something fails."""

import csv
import re
import sys

from playwright.sync_api import sync_playwright

page_path, results_path = sys.argv[1:]
rows = list(csv.DictReader(open(results_path, encoding="utf-8", newline="")))


def check(holds, reason):
    if not holds:
        sys.exit(f"page.py: {reason}")


def luminance(colour):
    channels = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(page, selector, property_name="color"):
    colour, ground = page.evaluate(
        """([selector, name]) => {
          const element = document.querySelector(selector);
          let behind = element;
          while (getComputedStyle(behind).backgroundColor === "rgba(0, 0, 0, 0)") behind = behind.parentElement;
          return [getComputedStyle(element)[name], getComputedStyle(behind).backgroundColor];
        }""",
        [selector, property_name],
    )
    light, dark = sorted([luminance(colour), luminance(ground)], reverse=True)
    return (light + 0.05) / (dark + 0.05)


with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
    for scheme, width in [("light", 1366), ("dark", 390)]:
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
        page = context.new_page()
        trouble = []
        page.on("console", lambda message: trouble.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: trouble.append(f"error: {error}"))
        page.on("dialog", lambda dialog: trouble.append(f"dialog: {dialog.message}"))
        page.on("request", lambda request: request.url.startswith(("file:", "data:")) or trouble.append(request.url))
        page.goto(f"file://{page_path}")

        def shown(column):
            return page.locator(f"#ranking tbody tr td:nth-child({column})").all_text_contents()

        first = rows[:50]
        check(shown(3) == [row["nip"] for row in first], "the ranking is not that of hasil.csv")
        check(shown(2) == [row["nama"] for row in first], "names differ from hasil.csv")
        indices = [row["indeks"].replace(".", ",") for row in first]
        check(shown(5) == indices, "indices differ from hasil.csv")

        ratings = [row["predikat"].replace("_", " ").title() for row in first if row["predikat"]]
        check([text for text in shown(6) if text in ratings] == ratings, "ratings differ from hasil.csv")
        money = page.locator("#ranking tbody td:nth-child(7)").first.bounding_box()
        check(not rows[0]["insentif"] or money and money["x"] + money["width"] <= width, f"the money is out of sight at {width}")
        told = page.inner_text(".headline")
        evaluated = sum(row["status_nilai"] == "DINILAI" for row in rows)
        check(all(re.search(rf"\b{number}\b", told.replace(".", "").replace(",", "")) for number in (evaluated, len(rows))), f"the headline does not say how many: {told}")
        for code in ("SANGAT_BAIK", "TIDAK_DINILAI", "hari_tk", "2026-0"):
            check(code not in page.inner_text("body"), f"the page says {code}")

        someone = rows[len(rows) // 2]
        page.fill("#search", someone["nip"])
        check(shown(3) == [someone["nip"]], "searching a NIP does not find it alone")
        page.fill("#search", someone["nama"].upper())
        check(someone["nip"] in shown(3), "searching a name in capitals does not find it")
        page.fill("#search", "tidak ada orang seperti ini")
        check(shown(3) == [], "a search without a match shows somebody")
        check(page.inner_text("#count").startswith("0 "), "the count is not told")
        page.fill("#search", "")

        unit = rows[0]["unit_kode"]
        option = page.locator("#unit option").filter(has_text=unit).first.get_attribute("value")
        page.select_option("#unit", option)
        members = [row["nip"] for row in rows if row["unit_kode"] == unit]
        check(shown(3) == members[:50], "filtering by unit does not show its people")
        page.select_option("#unit", "")

        page.keyboard.press("Tab")
        page.locator("#ranking th button").nth(4).focus()
        page.keyboard.press("Enter")
        check(page.locator("#ranking th").nth(4).get_attribute("aria-sort") == "ascending", "sorting is not told")
        rising = sorted((row for row in rows if row["indeks"]), key=lambda row: float(row["indeks"]))
        check(shown(5)[0] == rising[0]["indeks"].replace(".", ","), "sorting by index does not begin with the least")
        page.keyboard.press("Enter")
        check(shown(5)[0] == rising[-1]["indeks"].replace(".", ","), "sorting again does not turn round")
        missing = [row for row in rows if not row["indeks"]]
        if len(rows) <= 50 and missing:
            check(shown(5)[-1] == "", "missing figures do not come last")

        for element in page.locator("input, select").all():
            name = element.get_attribute("id")
            check(page.locator(f"label[for={name}]").count() == 1, f"{name} has no label")
        for picture in page.locator("svg").all():
            check(picture.get_attribute("role") == "img" and picture.get_attribute("aria-label"), "a chart has no name")
        for selector in ["body", ".faint", "th button", ".chart h3", ".chart .faint"]:
            check(contrast(page, selector) >= 4.5, f"{selector} has too little contrast in {scheme}")
        for selector in [".chart .first", ".chart .second", ".chart .third"]:
            check(contrast(page, selector, "fill") >= 3, f"{selector} has too little contrast in {scheme}")
        check(
            page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"),
            f"the page is wider than a window of {width}",
        )
        check(page.locator("script[src], link[rel=stylesheet], img").count() == 0, "the page loads something")
        check("default-src 'none'" in page.locator("meta[http-equiv]").get_attribute("content"), "no content policy")
        check(not trouble, "; ".join(trouble))
        context.close()
    browser.close()
