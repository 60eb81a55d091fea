"""Random formulas of section 12, drawn from its grammar by the kind of their value.

A formula is drawn as a list of tokens and then spelled with random white space, so that operators
meet without more brackets than the grammar asks for.
"""

import re

from formulas import KEYWORDS

WORD = re.compile(r"[A-Za-z0-9_.]")
NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
CONSTANTS = ["0", "1", "2", "3", "10", "50", "100", "0.5", "33.333333", "0.000001", "1000", "007", "1.50", "1000000", "12.345"]
UNITS = ["1", "0.5", "1000", "7", "0.000001", "0.3", "2.50", "100000", "33.333333"]
STEPS = ["-1000000", "-3", "-1", "-0.5", "0", "0.25", "1", "2", "3", "5", "20", "21", "50", "75.5", "99.999999", "100", "1000", "2500000"]
HALVES = ["2.5", "-2.5", "-0.5", "0.000005", "-0.125", "-1.25", "-3.5", "500", "-500", "-10.5", "-0.15", "-50000"]
SMALL = ["bulan_ke", "bulan", "triwulan", "kelas_jabatan", "hari_tk", "hari_kerja", "tahun"]
JUNK = [
    "#", "==", "!=", "**", "%", ";", "'", '"', "&", "SUM", "1.", ".5", "1.2345678", "1000000000000", "999999999999.999999", "é", "\u00a0", "->",
    "else", "and", "not", "(", ")", ",", "-", "+", "<>", "=", "0", "1", "'x'", "nip", "months()", "sum", "hari", "dasar", "true", "[", "If",
]  # fmt: skip


class FormulaMaker:
    """Draws formulas over these names.

    `numbers` are the names with a number, `texts` those with a text and the values it may have,
    `figures` the arguments of the figures that have one, `month` the maker for what stands in `sum`.
    """

    def __init__(self, rng, numbers, texts, figures, month=None):
        self.rng, self.numbers, self.texts, self.month = rng, list(numbers), texts, month
        self.figures = {name: list(arguments) for name, arguments in figures.items() if arguments}

    # -- numbers

    def number(self, depth):
        """sum = product { ("+" | "-") product }"""
        result = self.product(depth)
        for _ in range(self.rng.choice([0, 0, 0, 1, 1, 2]) if depth else 0):
            result += [self.rng.choice("+-"), *self.product(depth - 1)]
        return result

    def product(self, depth):
        rng = self.rng
        result = self.unary(depth)
        for _ in range(rng.choice([0, 0, 0, 1, 1]) if depth else 0):
            factor = self.unary(depth - 1) if rng.random() < 0.4 else [rng.choice(["2", "100", "0.5", "3", "0.01"])]
            result += [rng.choice("*//"), *factor]
        return result

    def unary(self, depth):
        minus = self.rng.choice([0, 0, 0, 0, 0, 0, 1, 2])
        return ["-"] * minus + self.primary(depth)

    def primary(self, depth):
        rng = self.rng
        if depth <= 0 or rng.random() < 0.25:
            return self.leaf()
        if rng.random() < 0.15:
            return ["(", *self.number(depth - 1), ")"]
        return self.number_call(depth - 1)

    def leaf(self):
        rng, kind = self.rng, self.rng.random()
        if self.figures and kind < 0.35:
            name = rng.choice(list(self.figures))
            return [name, "(", rng.choice(self.figures[name]), ")"]
        if self.numbers and kind < 0.8:
            return [rng.choice(self.numbers)]
        return [rng.choice(CONSTANTS)]

    def number_call(self, depth):
        rng = self.rng
        makers = [self.extreme, self.curve] + [self.rounding] * 2 + [self.multiple] * 3
        makers += [lambda d: self.branching(self.number, d)] * 5
        makers += [lambda d: ["abs", "(", *self.number(d), ")"]]
        if self.month:
            makers += [self.over_months] * 8
        return rng.choice(makers)(depth)

    def extreme(self, depth):
        count = self.rng.choice([1, 2, 2, 2, 3, 4])
        return self.function(self.rng.choice(["min", "max"]), [self.number(depth) for _ in range(count)])

    def rounding(self, depth):
        return self.function(self.rng.choice(["round", "trunc"]), [self.near_half(depth), [self.rng.choice("0123456")]])

    def multiple(self, depth):
        return self.function(self.rng.choice(["floor", "ceil", "nearest", "nearest"]), [self.near_half(depth), [self.rng.choice(UNITS)]])

    def near_half(self, depth):
        rng = self.rng
        return signed(rng.choice(HALVES)) if rng.random() < 0.4 else self.number(depth)

    def curve(self, depth):
        rng = self.rng
        points = [self.keyed(key, signed(rng.choice(["-3", "0", "0.5", "1", "1.05", "75", "100"]))) for key in self.rising()]
        return self.function("curve", [self.number(depth), *points])

    def over_months(self, depth):
        rng = self.rng
        if rng.random() < 0.1:
            return ["months", "(", ")"]
        return self.function(rng.choice(["sum", "sum", "largest", "smallest"]), [self.month.number(depth)])

    def often_missing(self, depth):
        """Something that has several causes when it is missing."""
        rng = self.rng
        names = [name for name in ("capaian_normal", "perilaku", "indeks", "beban_rasio", "capaian_bulan", "capaian") if name in self.numbers]
        parts = [*([name] for name in names), ["1", "/", "0"], ["pick", "(", "1", ",", "2", "->", "3", ")"], self.leaf(), self.number(depth)]
        if "angka" in self.figures:
            parts.append(["angka", "(", rng.choice(self.figures["angka"]), ")"])
        if self.month:
            parts += [self.over_months(depth), ["sum", "(", *self.month.often_missing(depth - 1), ")"]]
        return self.function(rng.choice(["coalesce", "coalesce", "min", "max"]), rng.sample(parts, rng.randint(1, 4)))

    # -- truths

    def truth(self, depth):
        """conjunction { "or" conjunction }"""
        result = self.conjunction(depth)
        for _ in range(self.rng.choice([0, 0, 0, 1, 2]) if depth > 0 else 0):
            result += ["or", *self.conjunction(depth - 1)]
        return result

    def conjunction(self, depth):
        result = self.negation(depth)
        for _ in range(self.rng.choice([0, 0, 0, 1, 2]) if depth > 0 else 0):
            result += ["and", *self.negation(depth - 1)]
        return result

    def negation(self, depth):
        rng, kind = self.rng, self.rng.random()
        if kind < 0.15:
            return ["not", *self.negation(depth)]
        if kind < 0.3 and depth > 0:
            return ["(", *self.truth(depth - 1), ")"]
        if kind < 0.45 and depth > 0:
            return self.branching(self.truth, depth - 1)
        if kind < 0.6:
            inside = rng.choice([self.number, self.text, self.truth])
            return self.function("present", [inside(depth - 1)])
        if kind < 0.75 and self.texts:
            return self.text_comparison(depth)
        operator = rng.choice(["=", "<>", "<", "<=", ">", ">="])
        if rng.random() < 0.3:
            # Figures that are often equal to a small number.
            return [*self.small(), operator, rng.choice("0123")]
        return [*self.number(depth - 1), operator, *self.number(depth - 1)]

    def text_comparison(self, depth):
        name = self.rng.choice(sorted(self.texts))
        other = [self.quoted(name)] if self.rng.random() < 0.7 else self.text(depth - 1)
        sides = [[name], other]
        self.rng.shuffle(sides)
        return [*sides[0], self.rng.choice(["=", "<>"]), *sides[1]]

    # -- texts

    def text(self, depth):
        rng = self.rng
        if depth > 0 and rng.random() < 0.4:
            return self.branching(self.text, depth - 1)
        if not self.texts or rng.random() < 0.2:
            return [rng.choice(["'x'", "'BAIK'", "' a, b'", "'é'", "'->'", "'\"'"])]
        name = rng.choice(sorted(self.texts))
        return [name] if rng.random() < 0.7 else [self.quoted(name)]

    def quoted(self, name):
        """A text that the figure of this name may have."""
        values = [value for value in self.texts[name] if "'" not in value]
        return f"'{self.rng.choice(values or ['x'])}'"

    # -- what gives any kind

    def branching(self, part, depth):
        """if, coalesce, pick, upto or below whose branches `part` draws."""
        rng, kind = self.rng, self.rng.random()
        if kind < 0.3:
            return self.function("if", [self.truth(depth), part(depth), part(depth)])
        if kind < 0.45:
            return self.function("coalesce", [part(depth) for _ in range(rng.choice([1, 2, 2, 3]))])
        if kind < 0.7:
            return self.pick(part, depth)
        branches = [self.keyed(key, part(depth - 1)) for key in self.rising()]
        return self.function(rng.choice(["upto", "below"]), [self.number(depth), *branches, ["else", "->", *part(depth - 1)]])

    def pick(self, part, depth):
        rng = self.rng
        if self.texts and rng.random() < 0.7:
            name = rng.choice(sorted(self.texts))
            x = [name] if rng.random() < 0.8 else self.text(depth)
            values = sorted({value for value in self.texts[name] if "'" not in value} | {"x"})
            keys = [self.text_key(value) for value in rng.sample(values, rng.randint(1, min(5, len(values))))]
        else:
            x = self.small() if rng.random() < 0.8 else self.number(depth)
            keys = [signed(key) for key in rng.sample(["0", "1", "2", "3", "-1", "0.5", "8", "20"], rng.randint(1, 5))]
        branches = [[*key, "->", *part(depth - 1)] for key in keys]
        if rng.random() < 0.6:
            branches.append(["else", "->", *part(depth - 1)])
        return self.function("pick", [x, *branches])

    def text_key(self, value):
        if NAME.fullmatch(value) and value not in KEYWORDS and self.rng.random() < 0.7:
            return [value]
        return [f"'{value}'"]

    def small(self):
        names = [name for name in SMALL if name in self.numbers]
        counting = [name for name in ("kali", "runtun", "hari", "masa_bulan", "kejadian") if name in self.figures]
        counts = [[name, "(", self.rng.choice(self.figures[name]), ")"] for name in counting]
        choices = [[name] for name in names] + counts
        return self.rng.choice(choices) if choices else self.leaf()

    def rising(self):
        rng = self.rng
        return [signed(STEPS[place]) for place in sorted(rng.sample(range(len(STEPS)), rng.choice([1, 2, 2, 3, 4])))]

    @staticmethod
    def keyed(key, value):
        return [*key, "->", *value]

    @staticmethod
    def function(name, arguments):
        result = [name, "("]
        for place, argument in enumerate(arguments):
            result += [","] * (place > 0) + argument
        return [*result, ")"]


def signed(text):
    """The tokens of a number with its sign."""
    return ["-", text[1:]] if text.startswith("-") else [text]


def spell(rng, tokens):
    """A text of these tokens with random white space."""
    style = rng.choice(["tight", "usual", "usual", "wild"])
    result = ""
    for token in tokens:
        needed = result and WORD.match(result[-1]) and WORD.match(token[0])
        gap = " " if needed else ""
        if style == "usual" and result and rng.random() < 0.7:
            gap = " "
        elif style == "wild":
            gap += "".join(rng.choice([" ", "\t", "\n", "\r", "\r\n"]) for _ in range(rng.choice([0, 0, 0, 1, 2])))
        # A minus before `>`, or a sign before `=` or `>`, would read as one sign.
        if not gap and result and result[-1] in "-<>" and token[0] in ">=":
            gap = " "
        result += gap + token
    return result


def mutated(rng, tokens):
    """The tokens with a fault, which may happen to be none."""
    tokens = list(tokens)
    for _ in range(rng.choice([1, 1, 1, 2])):
        place = rng.randrange(len(tokens)) if tokens else 0
        kind = rng.random()
        if kind < 0.25 and tokens:
            del tokens[place]
        elif kind < 0.5:
            tokens.insert(place, rng.choice(JUNK))
        elif kind < 0.75 and tokens:
            tokens[place] = rng.choice(JUNK)
        elif kind < 0.9 and tokens:
            other = rng.randrange(len(tokens))
            tokens[place], tokens[other] = tokens[other], tokens[place]
        elif tokens:
            tokens = tokens[: place + 1]
    return tokens
