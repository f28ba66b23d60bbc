"""СНИЛС and ИНН: check digits and masks."""


def with_snils_check(nine: str) -> str:
    total = sum(int(digit) * weight for digit, weight in zip(nine, range(9, 0, -1), strict=True))
    return nine + f"{total % 101 % 100:02}"


def is_snils(text: str) -> bool:
    if len(text) != 11 or not (text.isascii() and text.isdigit()):
        return False
    return text[:9] <= "001001998" or text == with_snils_check(text[:9])


def _inn_digit(digits: str, weights: tuple[int, ...]) -> str:
    total = sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=True))
    return str(total % 11 % 10)


def with_inn_check(ten: str) -> str:
    eleven = ten + _inn_digit(ten, (7, 2, 4, 10, 3, 5, 9, 4, 6, 8))
    return eleven + _inn_digit(eleven, (3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8))


def is_inn(text: str) -> bool:
    return len(text) == 12 and text.isascii() and text.isdigit() and text == with_inn_check(text[:10])


def is_any_inn(text: str) -> bool:
    """Of a person (12 digits) or of an organization (10)."""
    if len(text) == 10 and text.isascii() and text.isdigit():
        return text[9] == _inn_digit(text[:9], (2, 4, 10, 3, 5, 9, 4, 6, 8))
    return is_inn(text)


def grouped(snils: str) -> str:
    return f"{snils[:3]}-{snils[3:6]}-{snils[6:9]} {snils[9:]}"


def masked(snils: str) -> str:
    return f"***-***-*{snils[7:9]} {snils[9:]}"
