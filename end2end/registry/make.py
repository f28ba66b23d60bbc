"""Makes the files of the corpus; see README.md. People and organizations are invented. The same run makes the
same bytes."""

import io
import json
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

HERE = Path(__file__).parent
FILES = HERE / "files"
TITLES = {entry["id"]: entry["title"] for entry in json.loads((HERE / "programs.json").read_text("utf-8"))}

COLUMNS = [
    "outer_id", "last_name", "first_name", "middle_name", "snils", "is_foreign_snils", "foreign_snils",
    "citizenship", "position", "employer_inn", "employer_title", "organization_unit_id", "organization_inn",
    "organization_title", "date", "protocol_number", "learn_program_id", "learn_program_title", "is_passed",
]
HEADINGS = [
    "Идентификатор записи", "Фамилия", "Имя", "Отчество", "СНИЛС", "Иностранец без СНИЛС",
    "Номер иностранного аналога СНИЛС", "Гражданство", "Должность", "ИНН работодателя",
    "Наименование работодателя", "Номер подразделения", "ИНН обучающей организации",
    "Наименование обучающей организации", "Дата проверки знаний", "№ протокола", "Номер программы",
    "Программа", "Сдал",
]
RIGHT = {
    "last_name": "Ромашкин", "first_name": "Пётр", "middle_name": "Ильич", "snils": "112-233-445 95",
    "position": "Электромонтёр", "employer_inn": "7707083893", "employer_title": "ООО «Ромашка»",
    "organization_inn": "7736207543", "organization_title": "АНО «Учебный центр»", "date": "2026-10-12",
    "learn_program_id": "18", "learn_program_title": TITLES[18], "is_passed": "1",
}


def inn_with_zero():
    """A right ИНН of ten digits that begins with a zero."""
    body = "010000001"
    check = sum(int(d) * w for d, w in zip(body, (2, 4, 10, 3, 5, 9, 4, 6, 8))) % 11 % 10
    return f"{body}{check}"


FOREIGNER = {"snils": "", "is_foreign_snils": "1", "foreign_snils": "BY-17", "citizenship": "Беларусь"}
OF_18 = {"learn_program_id": "18"}

# The rules: what breaks each, one record each; and what just does not.
RULES = {
    "required": (
        [{name: ""} for name in RIGHT if name not in ("middle_name", "learn_program_id")]
        + [{**FOREIGNER, "citizenship": ""}, {"learn_program_id": "", "learn_program_title": "Иное обучение"}],
        [{"middle_name": ""}, FOREIGNER],
    ),
    "too_long": (
        [{"outer_id": "a" * 101}, {"last_name": "ж" * 201}, {"position": "ж" * 501}, {"employer_title": "ж" * 1001},
         {"protocol_number": "1" * 201}, {**FOREIGNER, "citizenship": "ж" * 201}],
        [{"outer_id": "a" * 100}, {"last_name": "ж" * 200}, {"position": "ж" * 500}, {"employer_title": "ж" * 1000},
         {"protocol_number": "1" * 200}],
    ),
    "control_characters": (
        [{"last_name": "Ромаш\uffffкин"}, {"protocol_number": "\ufffeОТ"}, {"snils": "112-233-445\uffff 95"}],
        [{"last_name": "Ромашкин"}],
    ),
    "not_digits": (
        [{"snils": "нет данных"}, {"employer_inn": "ИНН неизвестен"}, {"organization_inn": "77O7083893"}],
        [{"employer_inn": "500100732259"}],
    ),
    "check_digits": (
        [{"snils": "112-233-445 96"}, {"employer_inn": "7707083894"}, {"organization_inn": "500100732258"},
         {"employer_inn": "0000000000"}],
        [{"snils": "087-654-303 00"}, {"snils": "001-001-998 99"}, {"employer_inn": "7700000070"}],
    ),
    "too_short": (
        [{"snils": "112-233-44"}, {"employer_inn": "77070838"}, {"organization_inn": "77070838931"}],
        [{"organization_inn": "585204118212"}],
    ),
    "too_many_digits": (
        [{"snils": "112-233-445 955"}, {"employer_inn": "5001007322591"}],
        [{"snils": "123-456-789 64"}],
    ),
    "number_form": (
        [{"snils": "11223344595"}, {"snils": "112 233 445 95"}, {"employer_inn": "77 0708 3893"},
         {"organization_inn": "7736207543 "}],
        [{"snils": "005-979-687 00"}],
    ),
    "lost_zeros": (
        [{"snils": "8765430300"}, {"employer_inn": inn_with_zero()[1:]}],
        [{"employer_inn": inn_with_zero()}],
    ),
    "not_for_foreigners": (
        [{**FOREIGNER, "snils": "112-233-445 95"}],
        [FOREIGNER, {"citizenship": "Беларусь"}],
    ),
    "bit": (
        [{"is_passed": "может быть"}, {"is_passed": "2"}, {"is_foreign_snils": "частично"}],
        [{"is_passed": text} for text in ("0", "1", "False", "True", "false", "true", "FALSE", "TRUE")],
    ),
    "bit_form": (
        [{"is_passed": text} for text in ("да", "нет", "+", "-", "Сдал", "не сдал", "tRUE", "ЛОЖЬ", "удовлетворительно")]
        + [{**FOREIGNER, "is_foreign_snils": "да"}],
        [{"is_passed": "0"}, {"is_foreign_snils": "false"}],
    ),
    "date": (
        [{"date": text} for text in ("30.02.2026", "вчера", "2026-13-01", "2027-02-29", "12.10", "10/25/2026")],
        [{"date": "2024-02-29"}],
    ),
    "date_form": (
        [{"date": text} for text in ("12.10.2026", "12.10.26", "12/10/2026", "2026.10.12", "12 октября 2026 г.",
                                     "2026-10-12T00:00:00", "2026-10-12 10:30", "01.03.2026г.")],
        [{"date": "2026-03-01"}],
    ),
    "date_number": ([{"date": "46307"}, {"date": "46307.5"}], [{"date": "2026-10-12"}]),
    "future": ([{"date": "2026-11-23"}, {"date": "23.11.2026"}, {"date": "46350"}], [{"date": "2026-11-22"}]),
    "program_number": (
        [{"learn_program_id": text, "learn_program_title": "Иное обучение"} for text in ("5", "30", "0", "№ 18")],
        [{"learn_program_id": "6", "learn_program_title": TITLES[6]}],
    ),
    "program_by_title": (
        [{"learn_program_id": text, "learn_program_title": TITLES[9]} for text in ("", "5", "девять")]
        + [{"learn_program_id": "", "learn_program_title": TITLES[9].upper()}],
        [{"learn_program_id": "9", "learn_program_title": TITLES[9]}],
    ),
    "not_a_number": (
        [{"organization_unit_id": "Цех 1"}, {"organization_unit_id": "2147483648"}],
        [{"organization_unit_id": "2147483647"}, {"organization_unit_id": "-5"}],
    ),
    "outer_id": ([{"outer_id": "запись-1"}, {"outer_id": "a_b"}, {"outer_id": "a b"}], [{"outer_id": "Row-1"}]),
    "spaces": (
        [{"last_name": " Ромашкин"}, {"position": "Электромонтёр  цеха"}, {"employer_title": "ООО\u00a0«Ромашка»"},
         {"middle_name": "Ильич "}, {"protocol_number": "ОТ\u200b-1"},
         {**OF_18, "learn_program_title": "В  электроустановках"}],
        [{"last_name": "Ромашкин Второй"}],
    ),
    "look_alikes": (
        [{"last_name": "Pомашкин"}, {"first_name": "Пётp"}, {"middle_name": "Ильиcaч"}],
        [{"last_name": "Romashkin"}, {"last_name": "Ромашкин V"}],
    ),
    "time_zone": (
        [{"date": "2026-10-12Z"}, {"date": "2026-10-12+03:00"}, {"date": "2026-10-12-14:00"}],
        [{"date": "2026-10-12"}],
    ),
    "title_marks": (
        [{"learn_program_title": TITLES[18].upper()}, {"learn_program_title": TITLES[18] + " "},
         {"learn_program_title": TITLES[18].replace(" ", "\u00a0")}, {"learn_program_title": f"«{TITLES[18]}»"},
         {"learn_program_id": "12", "learn_program_title": TITLES[12].replace("приемы", "приёмы")},
         {"learn_program_id": "1", "learn_program_title": "Оказание  первой помощи пострадавшим"}],
        [{"learn_program_id": str(number), "learn_program_title": title} for number, title in TITLES.items()],
    ),
    "title_words": (
        [{"learn_program_title": "Работы в электроустановках"}, {"learn_program_id": "1", "learn_program_title": "ОПП"},
         {"learn_program_id": "4", "learn_program_title": TITLES[4] + " факторов"}],
        [{"learn_program_id": "4", "learn_program_title": TITLES[4]}],
    ),
    "other_program": (
        [{"learn_program_id": "9"}, {"learn_program_id": "1", "learn_program_title": TITLES[2].lower()}],
        [{"learn_program_id": "2", "learn_program_title": TITLES[2]}],
    ),
    "not_in_catalogue": (
        [{"learn_program_id": "29", "learn_program_title": "Безопасные методы и приемы работ в театрах"}],
        [{"learn_program_id": "28", "learn_program_title": TITLES[28]}],
    ),
}


def records(changes):
    """Each of its own protocol, so that none repeats another."""
    return [{**dict.fromkeys(COLUMNS, ""), **RIGHT, "protocol_number": f"ОТ-{place}/26", **change}
            for place, change in enumerate(changes, 1)]


# XML

HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'


def element(name, text, indent="\t\t\t"):
    return f"{indent}<{name}>{escape(text)}</{name}>\n"


def record_xml(record):
    optional = lambda name, key: element(name, record[key]) if record[key] else ""
    outer = f" outerId={quoteattr(record['outer_id'])}" if record["outer_id"] else ""
    return (
        f"\t<RegistryRecord{outer}>\n\t\t<Worker>\n"
        + element("LastName", record["last_name"]) + element("FirstName", record["first_name"])
        + element("MiddleName", record["middle_name"])
        + optional("Snils", "snils") + optional("IsForeignSnils", "is_foreign_snils")
        + optional("ForeignSnils", "foreign_snils") + optional("Citizenship", "citizenship")
        + element("Position", record["position"]) + element("EmployerInn", record["employer_inn"])
        + element("EmployerTitle", record["employer_title"])
        + optional("OrganizationUnitId", "organization_unit_id")
        + "\t\t</Worker>\n\t\t<Organization>\n" + element("Inn", record["organization_inn"])
        + element("Title", record["organization_title"]) + "\t\t</Organization>\n"
        + f"\t\t<Test isPassed={quoteattr(record['is_passed'])} learnProgramId={quoteattr(record['learn_program_id'])}>\n"
        + element("Date", record["date"]) + element("ProtocolNumber", record["protocol_number"])
        + element("LearnProgramTitle", record["learn_program_title"])
        + "\t\t</Test>\n\t</RegistryRecord>\n"
    )


def set_xml(made, head=HEAD):
    return f"{head}<RegistrySet>\n{''.join(made)}</RegistrySet>\n"


def xml(changes):
    return set_xml(map(record_xml, records(changes))).encode("utf-8")


# Tables

def csv(changes, headings=HEADINGS, encoding="utf-8-sig"):
    quoted = lambda text: '"' + text.replace('"', '""') + '"' if any(c in text for c in ';"\n') else text
    lines = [headings, *([record[name] for name in COLUMNS] for record in records(changes))]
    return "".join(";".join(map(quoted, line)) + "\r\n" for line in lines).encode(encoding)


SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def zipped(parts):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3
            archive.writestr(info, content)
    return packed.getvalue()


def letters(place):
    return (letters(place // 26 - 1) if place >= 26 else "") + chr(ord("A") + place % 26)


def cell(reference, value):
    """Texts as texts, numbers as numbers, a pair of a number and the word date as a day, a bool as a bool."""
    if isinstance(value, bool):
        return f'<c r="{reference}" t="b"><v>{int(value)}</v></c>'
    if isinstance(value, int):
        return f'<c r="{reference}"><v>{value}</v></c>'
    if isinstance(value, tuple):
        return f'<c r="{reference}" s="1"><v>{value[0]}</v></c>'
    if not value:
        return ""
    return f'<c r="{reference}" t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'


def sheet(rows, merged=""):
    made = "".join(
        f'<row r="{number}">' + "".join(cell(f"{letters(place)}{number}", value) for place, value in enumerate(row)) + "</row>"
        for number, row in enumerate(rows, 1))
    return f'<worksheet xmlns="{SHEET}"><sheetData>{made}</sheetData>{merged}</worksheet>'


def book(sheets, extra=None):
    """`sheets` are pairs of a state and the rows, or the XML of the sheet."""
    numbers = range(1, len(sheets) + 1)
    listed = "".join(f'<sheet name="{n}" sheetId="{n}" state="{sheets[n - 1][0]}" r:id="r{n}"/>' for n in numbers)
    related = "".join(
        f'<Relationship Id="r{n}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>' for n in numbers)
    parts = {
        "_rels/.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" Type="{OFFICE}/officeDocument"'
                       ' Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{SHEET}" xmlns:r="{OFFICE}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{RELATIONS}">{related}<Relationship Id="s"'
                                      f' Type="{OFFICE}/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": f'<styleSheet xmlns="{SHEET}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
    }
    for number, (_, rows) in zip(numbers, sheets):
        parts[f"xl/worksheets/sheet{number}.xml"] = rows if isinstance(rows, str) else sheet(rows)
    return zipped({**parts, **(extra or {})})


def rows(changes):
    return [HEADINGS, *([record[name] for name in COLUMNS] for record in records(changes))]


def xlsx(changes):
    return book([("visible", rows(changes))])


MAKERS = {"xml": xml, "csv": csv, "xlsx": xlsx}


def of_rules():
    """A right record, then one for each way to break the rule; and a file that just keeps it."""
    for place, (code, (bad, good)) in enumerate(RULES.items()):
        for kind, make in MAKERS.items():
            # XML with such characters is not well-formed.
            if not (code == "control_characters" and kind == "xml"):
                yield f"{code}-bad.{kind}", make([{}, *bad])
        kind = list(MAKERS)[place % 3]
        yield f"{code}-good.{kind}", MAKERS[kind](good)


def of_shapes():
    """What the form of XML can break: a right record, and one for each change of its text."""
    shapes = {
        "missing_element": [
            ("\t\t\t<LastName>Ромашкин</LastName>\n", ""), ("\t\t\t<MiddleName>Ильич</MiddleName>\n", ""),
            (' isPassed="1"', ""), ("\t\t\t<Date>2026-10-12</Date>\n", ""),
            ("\t\t<Organization>\n\t\t\t<Inn>7736207543</Inn>\n\t\t\t<Title>АНО «Учебный центр»</Title>\n\t\t</Organization>\n", ""),
        ],
        "repeated_element": [("<LastName>", "<LastName>Одуванчиков</LastName><LastName>"), ("</Worker>", "</Worker><Worker/>")],
        "empty_element": [("\t\t</Worker>", "\t\t<IsForeignSnils></IsForeignSnils></Worker>"),
                          ("\t\t</Worker>", "\t\t<OrganizationUnitId/></Worker>"),
                          ("<RegistryRecord>", '<RegistryRecord outerId="">')],
        "unknown_element": [("\t\t</Worker>", "\t\t<Phone>1</Phone></Worker>"), ("\t\t<Test", "\t\t<Comment/><Test")],
        "unknown_attribute": [("<Worker>", '<Worker id="1">'), ("<RegistryRecord>", '<RegistryRecord number="2">')],
        "stray_text": [("<Worker>", "<Worker>текст"), ("</RegistryRecord>", "и ещё</RegistryRecord>")],
    }
    for code, changes in shapes.items():
        made = [record_xml(record) for record in records([{}] * (len(changes) + 1))]
        for place, (old, new) in enumerate(changes, 1):
            assert made[place].count(old) == 1, (code, old)
            made[place] = made[place].replace(old, new)
        yield f"{code}-bad.xml", set_xml(made).encode("utf-8")
    right = [{"outer_id": "a-1"}, {"middle_name": ""}, FOREIGNER, {"organization_unit_id": "7"}]
    yield "shapes-good.xml", xml(right)


def of_files():
    """Files as a whole: what is told of them beside their records, and what is refused."""
    one = [record_xml(record) for record in records([{}, {}])]
    yield "file-namespace.xml", set_xml(one).replace("<RegistrySet>", '<RegistrySet xmlns="urn:example">').encode()
    yield "file-stray.xml", set_xml([*one, "\t<Comment>1</Comment>\n"]).encode()
    yield "file-hints.xml", set_xml(one, HEAD.replace("?>", ' standalone="yes"?>')).replace(
        "<RegistrySet>", '<RegistrySet xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">').encode("utf-8-sig")
    yield "file-windows-1251.xml", set_xml(one, HEAD.replace("utf-8", "windows-1251")).encode("cp1251")
    yield "file-utf-16.xml", set_xml(one, HEAD.replace("utf-8", "utf-16")).encode("utf-16")
    yield "file-wrong-encoding.xml", set_xml(one, HEAD.replace("utf-8", "windows-1251")).encode("utf-8")
    yield "file-wrong-encoding-too.xml", set_xml(one).encode("cp1251")
    yield "file-unknown-encoding.xml", set_xml(one, HEAD.replace("utf-8", "x-unknown")).encode("cp1251")
    yield "refused-not-a-registry.xml", f"{HEAD}<Workers/>".encode()
    yield "refused-no-records.xml", set_xml([]).encode()
    yield "refused-document-type.xml", set_xml(one, f"{HEAD}<!DOCTYPE RegistrySet [<!ENTITY a 'b'>]>\n").encode()
    yield "refused-not-well-formed.xml", set_xml(one).replace("</Organization>", "", 1).encode()
    yield "refused-empty.csv", b""
    yield "refused-header-only.csv", csv([])
    stray = lambda changes: csv(changes).replace(b"[", b'"').replace(b"]", b'"')
    yield "table-quotes.csv", stray([{"employer_title": "[Ромашка], ООО"}, {"employer_title": "ООО «Ромашка»;\nфилиал"}])
    # What closes it is two rows below.
    yield "refused-open-quote.csv", stray([{}, {"position": "[Слесарь"}, {}, {"position": "Слесарь]"}, {}])
    yield "refused-pdf.pdf", b"%PDF-1.7\n%%EOF\n"
    yield "refused-damaged.xlsx", xlsx([{}])[:-40]
    yield "refused-old-excel.xls", bytes.fromhex("d0cf11e0a1b11ae1") + "Workbook".encode("utf-16-le")
    yield "refused-protected.xlsx", bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le")
    yield "refused-open-document.ods", zipped({"content.xml": "<a/>"})
    yield "refused-hidden-sheets.xlsx", book([("hidden", rows([{}]))])
    yield "table-windows-1251.csv", csv([{}, {}], encoding="cp1251")
    yield "table-codes.csv", csv([{}, {}], COLUMNS)
    yield "table-macros.xlsm", book([("visible", rows([{}]))], {"xl/vbaProject.bin": b"macros"})
    yield "table-hidden-sheet.xlsx", book([("hidden", [["Тайное"]]), ("visible", rows([{}]))])
    merged = '<mergeCells count="1"><mergeCell ref="A1:C1"/></mergeCells>'
    yield "table-merged.xlsx", book([("visible", sheet([["Список обученных"], [], *rows([{}, {}])], merged))])
    typed = [[value for value in line] for line in rows([{}, {}])]
    typed[1][14], typed[1][18], typed[2][14], typed[2][16] = (46307, "date"), True, 46307, 18
    yield "table-typed.xlsx", book([("visible", typed)])
    yield "table-name-in-one-cell.csv", (
        "ФИО;СНИЛС;ИНН;Организация;Должность;Дата проверки;№ протокола;Программа;Результат\n"
        f"Ромашкин Пётр Ильич;112-233-445 95;7707083893;ООО «Ромашка»;Электромонтёр;12.10.2026;1;{TITLES[18]};сдал\n"
        f"Одуванчикова Анна;123-456-789 64;7707083893;ООО «Ромашка»;Инженер;12.10.2026;1;{TITLES[9]};не сдал\n"
    ).encode()
    twice = records([{}, {}, {}])
    twice[2]["protocol_number"] = twice[0]["protocol_number"]
    yield "table-duplicates.xml", set_xml(map(record_xml, twice)).encode()


def main():
    FILES.mkdir(exist_ok=True)
    made = {}
    for files in (of_rules(), of_shapes(), of_files()):
        for name, content in files:
            assert name not in made
            made[name] = content
    for old in FILES.iterdir():
        if old.name not in made:
            old.unlink()
    for name, content in made.items():
        (FILES / name).write_bytes(content)


if __name__ == "__main__":
    main()
