"""Section 1 of the evaluation method: exact numbers, dates, quarters."""

import datetime
import re
from fractions import Fraction

ONE_DAY = datetime.timedelta(days=1)


def rnd(x, places):
    """Round to a number of decimals, halves away from zero."""
    x = Fraction(x) * 10**places
    whole = (2 * abs(x.numerator) + x.denominator) // (2 * x.denominator)
    return Fraction(whole if x >= 0 else -whole, 10**places)


def clamp(x, low, high):
    return min(max(x, low), high)


def decimal_text(x, places):
    """The text of a number that has at most this many decimals; empty when it is missing."""
    if x is None:
        return ""
    scaled = x * 10**places
    assert scaled.denominator == 1
    digits = str(abs(scaled.numerator)).rjust(places + 1, "0")
    if places:
        digits = digits[:-places] + "." + digits[-places:]
    return ("-" if scaled < 0 else "") + digits


def parse_number(text):
    match = re.fullmatch(r"-?([0-9]+)(?:\.([0-9]+))?", text)
    if not match:
        raise ValueError("not a number")
    if len(match[2] or "") > 6 or len(match[1].lstrip("0")) > 12:
        raise ValueError("a number beyond 6 decimals or 10^12")
    return Fraction(text)


def parse_whole(text):
    if not re.fullmatch(r"[0-9]+", text):
        raise ValueError("not a whole number")
    return int(parse_number(text))


def parse_date(text):
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise ValueError("not a date")
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise ValueError("not a date") from None


def parse_month(text):
    if not re.fullmatch(r"[0-9]{4}-(0[1-9]|1[0-2])", text):
        raise ValueError("not a month")
    return int(text[:4]), int(text[5:])


def parse_clock(text):
    """Minutes of the day; seconds are dropped."""
    if not re.fullmatch(r"([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?", text):
        raise ValueError("not a clock time")
    return int(text[:2]) * 60 + int(text[3:5])


class Quarter:
    """The days and months of a quarter written `2026-Q3`."""

    def __init__(self, text):
        match = re.fullmatch(r"([0-9]{4})-Q([1-4])", text)
        if not match or match[1] == "0000":
            raise ValueError("not a quarter")
        year, first = int(match[1]), 3 * int(match[2]) - 2
        self.months = [(year, first), (year, first + 1), (year, first + 2)]
        self.days = []
        day = datetime.date(year, first, 1)
        while (day.year, day.month) in self.months:
            self.days.append(day)
            day += ONE_DAY
        self.first, self.last = self.days[0], self.days[-1]

    def days_of(self, month):
        return [day for day in self.days if (day.year, day.month) == month]


def parse_name(text):
    if not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", text):
        raise ValueError("not a name")
    return text


def parse_text(text):
    return text


def one_of(*values):
    def parse(text):
        if text not in values:
            raise ValueError("not one of " + ", ".join(values))
        return text

    return parse


def number_where(condition, words):
    def parse(text):
        value = parse_number(text)
        if not condition(value):
            raise ValueError(words)
        return value

    return parse


def band(n, rows):
    """The percent of the first band that reaches up to n; 0 where there is no band at all."""
    for row in rows:
        if row["up_to"] is None or n <= row["up_to"]:
            return row["percent"]
    return Fraction(0)


def on_curve(x, points):
    """The line through the points at x, exactly; level outside them."""
    if x <= points[0][0]:
        return points[0][1]
    for (x0, y0), (x1, y1) in zip(points, points[1:]):
        if x <= x1:
            return y0 + (y1 - y0) * (x - x0) / (x1 - x0)
    return points[-1][1]
