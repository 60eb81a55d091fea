"""Section 12 of the evaluation method: the formulas of a policy.

`parse` makes a tree of a text, `check` finds the kind of its value or an error, `evaluate` its value.
A tree is a tuple whose first item names what it is:

    ("number", Fraction)   ("text", str)   ("name", str)   ("call", str, [(key, tree), ...])
    ("-", tree)   ("not", tree)   (operator, tree, tree)

A key is None, ELSE, a text or a number.
"""

import re
from fractions import Fraction

from basics import on_curve, parse_number, rnd

NUMBER, TRUTH, TEXT = "number", "truth", "text"
ELSE = ("else",)
KEYWORDS = ("or", "and", "not", "else")
FUNCTIONS = (
    "min", "max", "abs", "round", "trunc", "floor", "ceil", "nearest", "if", "coalesce", "present", "pick", "upto", "below",
    "curve", "sum", "largest", "smallest", "months",
)  # fmt: skip
COMPARISONS = ("=", "<>", "<", "<=", ">", ">=")
TOKEN = re.compile(
    r"(?P<space>[ \t\r\n]+)|(?P<number>[0-9]+(?:\.[0-9]+)?)|(?P<name>[A-Za-z_][A-Za-z0-9_]*)|'(?P<text>[^']*)'"
    r"|(?P<sign>->|<>|<=|>=|[-+*/(),=<>])"
)


class FormulaError(Exception):
    """A formula that breaks the rules."""


class Missing:
    """The value of what cannot be computed, with its causes."""

    def __init__(self, causes):
        self.causes = frozenset(causes)


# ---------------------------------------------------------------------------------------------
# Reading


def tokens(text):
    result, position = [], 0
    while position < len(text):
        match = TOKEN.match(text, position)
        if not match:
            raise FormulaError(f"unexpected {text[position]!r}")
        position = match.end()
        if match.lastgroup == "number":
            try:
                result.append(("number", parse_number(match["number"])))
            except ValueError as error:
                raise FormulaError(str(error)) from None
        elif match.lastgroup == "name" and match["name"] in KEYWORDS:
            result.append(("sign", match["name"]))
        elif match.lastgroup != "space":
            result.append((match.lastgroup, match[match.lastgroup]))
    return [*result, ("end", "")]


class Parser:
    """Recursive descent, one method for each rule of the grammar."""

    def __init__(self, text):
        self.tokens, self.position = tokens(text), 0

    def sign(self, *signs):
        """Take the next token if it is one of these signs."""
        kind, value = self.tokens[self.position]
        if kind == "sign" and value in signs:
            self.position += 1
            return value
        return None

    def expect(self, sign):
        if not self.sign(sign):
            raise FormulaError(f"expected {sign} before {self.tokens[self.position][1]!r}")

    def whole(self):
        tree = self.formula()
        if self.tokens[self.position][0] != "end":
            raise FormulaError(f"unexpected {self.tokens[self.position][1]!r}")
        return tree

    def chain(self, part, *signs):
        tree = part()
        while sign := self.sign(*signs):
            tree = (sign, tree, part())
        return tree

    def formula(self):
        return self.chain(self.conjunction, "or")

    def conjunction(self):
        return self.chain(self.negation, "and")

    def negation(self):
        if self.sign("not"):
            return ("not", self.negation())
        return self.comparison()

    def comparison(self):
        tree = self.sum()
        if sign := self.sign(*COMPARISONS):
            tree = (sign, tree, self.sum())
        return tree

    def sum(self):
        return self.chain(self.product, "+", "-")

    def product(self):
        return self.chain(self.unary, "*", "/")

    def unary(self):
        if self.sign("-"):
            return ("-", self.unary())
        return self.primary()

    def primary(self):
        if self.sign("("):
            tree = self.formula()
            self.expect(")")
            return tree
        kind, value = self.tokens[self.position]
        if kind not in ("number", "text", "name"):
            raise FormulaError(f"unexpected {value!r}")
        self.position += 1
        if kind == "name" and self.sign("("):
            return ("call", value, self.arguments())
        return (kind, value)

    def arguments(self):
        if self.sign(")"):
            return []
        result = [self.argument()]
        while self.sign(","):
            result.append(self.argument())
        self.expect(")")
        return result

    def argument(self):
        start = self.position
        key = self.key()
        if key is not None and self.sign("->"):
            return key, self.formula()
        self.position = start
        return None, self.formula()

    def key(self):
        if self.sign("else"):
            return ELSE
        negative = self.sign("-")
        kind, value = self.tokens[self.position]
        if kind == "number":
            self.position += 1
            return -value if negative else value
        if kind in ("name", "text") and not negative:
            self.position += 1
            return value
        return None


def parse(text):
    return Parser(text).whole()


def written_number(tree):
    """The number that stands there as such, with a minus sign perhaps; else None."""
    if tree[0] == "number":
        return tree[1]
    if tree[0] == "-" and len(tree) == 2 and tree[1][0] == "number":
        return -tree[1][1]
    return None


# ---------------------------------------------------------------------------------------------
# Checking


class Scope:
    """What a formula may use.

    `names`: kind of each figure, parameter and cell. `figures`: for each figure with an argument, the
    known arguments, or None where any name will do. `month`: the scope inside `sum` and its kin, if
    they are there. `used` gathers the names that are used.
    """

    def __init__(self, names, figures, month=None):
        self.names, self.figures, self.month, self.used = dict(names), figures, month, set()


def check(tree, scope):
    """The kind of a formula's value."""
    what = tree[0]
    if what in (NUMBER, TEXT):
        return what
    if what == "name":
        if tree[1] not in scope.names:
            raise FormulaError(f"{tree[1]} is not there")
        scope.used.add(tree[1])
        return scope.names[tree[1]]
    if what == "call":
        return check_call(tree[1], tree[2], scope)
    operands = tree[1:]
    if what in ("not", "and", "or"):
        kind, result = TRUTH, TRUTH
    elif what in ("=", "<>"):
        kind, result = check(operands[0], scope), TRUTH
        if kind == TRUTH:
            raise FormulaError(f"{what} compares numbers or texts")
    else:
        kind, result = NUMBER, TRUTH if what in COMPARISONS else NUMBER
    for operand in operands:
        require(operand, kind, scope)
    return result


def require(tree, kind, scope):
    found = check(tree, scope)
    if found != kind:
        raise FormulaError(f"a {found} where a {kind} belongs")


def alike(trees, scope):
    """The one kind of several formulas."""
    kind = check(trees[0], scope)
    for tree in trees[1:]:
        require(tree, kind, scope)
    return kind


def check_call(name, arguments, scope):
    if name in scope.figures:
        return check_figure(name, arguments, scope)
    if name not in FUNCTIONS:
        raise FormulaError(f"{name} is not a function or figure with an argument here")
    if name in ("pick", "upto", "below", "curve"):
        return check_keyed(name, arguments, scope)
    if any(key is not None for key, _ in arguments):
        raise FormulaError(f"{name} has no keys")
    trees = [tree for _, tree in arguments]
    if name in ("sum", "largest", "smallest", "months"):
        return check_months(name, trees, scope)
    count = {"abs": 1, "present": 1, "round": 2, "trunc": 2, "floor": 2, "ceil": 2, "nearest": 2, "if": 3}.get(name)
    if not trees or count not in (None, len(trees)):
        raise FormulaError(f"{name} has another number of arguments")
    if name == "present":
        check(trees[0], scope)
        return TRUTH
    if name == "coalesce":
        return alike(trees, scope)
    if name == "if":
        require(trees[0], TRUTH, scope)
        return alike(trees[1:], scope)
    for tree in trees:
        require(tree, NUMBER, scope)
    if name in ("round", "trunc"):
        places = written_number(trees[1])
        if places is None or places not in range(7):
            raise FormulaError(f"the decimals of {name} are a number 0-6")
    if name in ("floor", "ceil", "nearest"):
        unit = written_number(trees[1])
        if unit is None or unit <= 0:
            raise FormulaError(f"the unit of {name} is a number above 0")
    return NUMBER


def check_figure(name, arguments, scope):
    if len(arguments) != 1 or arguments[0][0] is not None or arguments[0][1][0] != "name":
        raise FormulaError(f"the argument of {name} is a name")
    known, argument = scope.figures[name], arguments[0][1][1]
    if known is not None and argument not in known:
        raise FormulaError(f"{name}({argument}): {argument} is not there")
    return NUMBER


def check_months(name, trees, scope):
    if scope.month is None:
        raise FormulaError(f"{name} stands in quarter alone, outside its like")
    if len(trees) != (0 if name == "months" else 1):
        raise FormulaError(f"{name} has another number of arguments")
    for tree in trees:
        require(tree, NUMBER, scope.month)
    return NUMBER


def check_keyed(name, arguments, scope):
    if len(arguments) < 2 or arguments[0][0] is not None or any(key is None for key, _ in arguments[1:]):
        raise FormulaError(f"{name} has a value, then keys")
    keys, trees = [key for key, _ in arguments[1:]], [tree for _, tree in arguments[1:]]
    if ELSE in keys[:-1]:
        raise FormulaError("else stands last")
    has_else = keys[-1] is ELSE
    plain = keys[:-1] if has_else else keys
    if not plain or len(set(plain)) != len(plain):
        raise FormulaError("there is a key, and keys differ")
    kind = check(arguments[0][1], scope)
    if name != "pick" and kind != NUMBER or kind == TRUTH:
        raise FormulaError(f"{name} of a {kind}")
    if any(isinstance(key, str) != (kind == TEXT) for key in plain):
        raise FormulaError("a key of another kind")
    if name != "pick":
        if plain != sorted(plain):
            raise FormulaError("the keys do not rise")
        if has_else == (name == "curve"):
            raise FormulaError("upto and below end with else, curve has none")
    if name == "curve" and any(written_number(tree) is None for tree in trees):
        raise FormulaError("the points of a curve are numbers")
    return alike(trees, scope)


# ---------------------------------------------------------------------------------------------
# Values


def evaluate(tree, source):
    """The value of a checked formula: a Fraction, bool, str or Missing.

    `source` gives `value(name)`, `figure(name, argument)`, and `months`, the sources of the months.
    """
    what = tree[0]
    if what in (NUMBER, TEXT):
        return tree[1]
    if what == "name":
        return source.value(tree[1])
    if what == "call":
        return call(tree[1], tree[2], source)
    first = evaluate(tree[1], source)
    if what in ("and", "or"):
        if isinstance(first, Missing) or first == (what == "or"):
            return first
        return evaluate(tree[2], source)
    operands = [first] + [evaluate(operand, source) for operand in tree[2:]]
    return strict(OPERATIONS[what, len(operands)], operands)


def strict(operation, operands):
    """An operation that is missing when an operand is."""
    missing = [operand for operand in operands if isinstance(operand, Missing)]
    if missing:
        return Missing(frozenset().union(*(operand.causes for operand in missing)))
    return operation(*operands)


def divide(a, b):
    return Missing({"bagi_nol"}) if b == 0 else a / b


OPERATIONS = {
    ("-", 1): lambda a: -a,
    ("not", 1): lambda a: not a,
    ("+", 2): lambda a, b: a + b,
    ("-", 2): lambda a, b: a - b,
    ("*", 2): lambda a, b: a * b,
    ("/", 2): divide,
    ("=", 2): lambda a, b: a == b,
    ("<>", 2): lambda a, b: a != b,
    ("<", 2): lambda a, b: a < b,
    ("<=", 2): lambda a, b: a <= b,
    (">", 2): lambda a, b: a > b,
    (">=", 2): lambda a, b: a >= b,
}


def truncated(x, places):
    size = Fraction(abs(x) * 10**places // 1, 10**places)
    return size if x >= 0 else -size


STRICT = {
    "min": min,
    "max": max,
    "abs": abs,
    "round": lambda a, s: rnd(a, int(s)),
    "trunc": lambda a, s: truncated(a, int(s)),
    "floor": lambda a, u: a / u // 1 * u,
    "ceil": lambda a, u: -(-a / u // 1) * u,
    "nearest": lambda a, u: rnd(a / u, 0) * u,
}


def call(name, arguments, source):
    trees = [tree for _, tree in arguments]
    if name in STRICT:
        operands = [evaluate(tree, source) for tree in trees]
        return strict(STRICT[name] if len(operands) > 1 else lambda a: abs(a) if name == "abs" else a, operands)
    if name in ("sum", "largest", "smallest", "months"):
        return over_months(name, trees, source)
    if name in ("pick", "upto", "below", "curve"):
        return keyed(name, arguments, source)
    if name == "present":
        return not isinstance(evaluate(trees[0], source), Missing)
    if name == "if":
        condition = evaluate(trees[0], source)
        return condition if isinstance(condition, Missing) else evaluate(trees[1 if condition else 2], source)
    if name == "coalesce":
        causes = set()
        for tree in trees:
            value = evaluate(tree, source)
            if not isinstance(value, Missing):
                return value
            causes |= value.causes
        return Missing(causes)
    return source.figure(name, trees[0][1])


def over_months(name, trees, source):
    if name == "months":
        return Fraction(len(source.months))
    values = [evaluate(trees[0], month) for month in source.months]
    if name == "sum":
        return strict(lambda *numbers: sum(numbers, Fraction(0)), values)
    if not values:
        return Missing({"tanpa_bulan"})
    return strict(lambda *numbers: max(numbers) if name == "largest" else min(numbers), values)


def keyed(name, arguments, source):
    x = evaluate(arguments[0][1], source)
    if isinstance(x, Missing):
        return x
    if name == "curve":
        return on_curve(x, [(key, written_number(tree)) for key, tree in arguments[1:]])
    for key, tree in arguments[1:]:
        if key is ELSE or (x == key if name == "pick" else x <= key if name == "upto" else x < key):
            return evaluate(tree, source)
    return Missing({"tanpa_padanan"})
