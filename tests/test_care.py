"""What should not be published, and how people are spoken of: what is told, and above all what is not."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import postmortems
from postmortems.checks.blaming_phrases import blame
from postmortems.checks.blaming_words import FAMILIES
from postmortems.checks.personal_patterns import customers_in, personal
from postmortems.checks.placeholder_text import _LOOKED_FOR as LOOKED_FOR
from postmortems.checks.secret_patterns import _BEGINNINGS as BEGINNINGS
from postmortems.checks.secret_patterns import secrets_in
from postmortems.checks.vendors_secrets import more_secrets
from postmortems.checks.waiting_words import _SIGNS as WAITING
from postmortems.extraction.facts.stated_lengths import _SIGNS as LENGTHS
from postmortems.patterns import likely, small, within
from postmortems.reporters import formats
from samples import CONFIG, make_project, report

FORMS = [
    "AKIAQ7WXE4R2T6Y5U3PZ", "ghp_" + "a1B2" * 9, "github_pat_" + "a1B2c3" * 12, "glpat-" + "x9_Y" * 5,
    "xoxb-123456789012-a8B7c6D5", "sk_live_" + "q1W2" * 5, "AIza" + "Sy0-1" * 7, "npm_" + "z9Y8" * 9,
    "SG." + "a1b2C3d4" * 2 + "." + "e5F6" * 8, "-----BEGIN RSA PRIVATE KEY-----", "-----BEGIN PRIVATE KEY-----",
    "eyJhbGciOi0x.eyJzdWIiOi0y.c2lnbmF0dXJl", "hooks.slack.com/services/T0AB12CD3/B0EF45GH6/" + "k7L8" * 6,
]  # fmt: skip
FREE = [
    "password: hunter2", "DB_PASSWORD=tr0ub4dor", "passwd = 'a1b2c3d4'", '"api_key": "9f8e7d6c5b"', "pwd:zx81spectrum",
    "the password is `b4nk0fall`", "Authorization: Bearer 4f9c01d2ab7788ee", "postgres://app:s3cr3tpw@db.corp.io/x",
    "client_secret=77aa88bb99", "access-token: q1w2e3r4t5", "https://user:plainword@git.corp.io",
]  # fmt: skip
NO_SECRET = [
    "password: $DB_PASSWORD", "password: <password>", "password: ${{ secrets.DB }}", "password=xxxxxxxxxx", "token: ********",
    "The password was rotated in 2026.", "password: os.environ['DB']", "password reset", "api key v1.2.3 was used", "AKIAIOSFODNN7EXAMPLE",
    "the secret OPS-1234 names", "commit 0d6a9bb5af126f73350a2afc058492765446aaad", "secret: sha256:0d6a9bb5af126f73350a2a",
    "https://git.corp.io:8443/x@y", "the access token expired on 2026-03-04", "passwords, keys", "`password` column", "token bucket 10/s",
    "ssh://git@git.corp.io/a1b2c3", "secret: vault.read/db1", "mailto:a@b.io", "key: value1",
]  # fmt: skip


@pytest.mark.parametrize("text", FORMS)
def test_what_has_the_form_of_a_key_is_told_anywhere(text: str) -> None:
    for around in ("{}", "export KEY={}", "`{}`", "see ({}).", "| a | {} |"):
        said = around.format(text)
        (found, *_) = secrets_in(said)
        assert said[found.start : found.end].strip("-") in text or text in said[found.start : found.end]


@pytest.mark.parametrize("text", FREE)
def test_a_password_is_told_by_its_name(text: str) -> None:
    (found,) = secrets_in(f"We ran it with {text} by hand.")
    assert found.is_free


@pytest.mark.parametrize("text", NO_SECRET)
def test_placeholders_and_sentences_are_no_secrets(text: str) -> None:
    assert [*secrets_in(f"We saw {text} there.")] == []


@pytest.mark.parametrize("name", formats())
def test_no_format_shows_a_secret_nor_any_other_problem_of_its_line(name: str, tmp_path: Path) -> None:
    text = report().replace("## Summary\n", "## Summary\n\nWith password: zx81spectrum TODO: [x](gone.md)\n")
    make_project(tmp_path, {"incidents/a.md": text})
    done = postmortems(tmp_path, "check", "--format", name)
    assert done.returncode == 1
    assert "secret" in done.stdout
    assert "zx81" not in done.stdout + done.stderr


def test_more_vendors_are_known_where_their_patterns_are_installed() -> None:
    key = "AKIA" + "Q7WXE4R2T6Y5U3PZ"
    (found,) = more_secrets(f"a line\nand {key}\n")
    assert (found.start, found.end) == (11, 11 + len(key))


def test_without_that_package_nothing_more_is_known(monkeypatch: pytest.MonkeyPatch) -> None:

    monkeypatch.setattr("postmortems.checks.vendors_secrets._PACKAGE", "no_such_package.util")
    assert [*more_secrets("AKIA" + "Q7WXE4R2T6Y5U3PZ")] == []


PERSONAL = {
    "jo.doe@shop.io": "a mail address", "Jo+x@mail.shop.co.uk": "a mail address", "+49 170 5550123": "a phone number",
    "+1 (415) 555-2671": "a phone number", "81.2.69.160": "a public IP address", "2a02:6b8::feed:ff": "a public IP address",
    "DE89370400440532013000": "the number of an account", "GB82 WEST 1234 5698 7654 32": "the number of an account",
    "4111 1111 1111 1111": "the number of a card", "3782-822463-10005": "the number of a card", "(415) 555-2671": "a phone number",
    "Jo Doe <jo.doe@shop.io": "a mail address", "linkedin.com/in/jo-doe-42": "the profile of a person",
}  # fmt: skip
NOT_PERSONAL = [
    "jo@example.com", "security@shop.io", "on-call@shop.io", "no-reply@shop.io", "payments-team@shop.io", "x@host.internal", "git@github.com:a/b",
    "10.0.0.7", "192.168.1.1", "127.0.0.1", "203.0.113.7", "8.8.8.8", "10.0.0.0/8", "2001:db8::1", "fe80::1", "::1",
    "v1.24.10.5", "version 5.15.0.91", "2026-03-04T14:05+01:00", "14:05:33", "build 2026.3.4.17", "4111 1111 1111 1112",
    "DE89370400440532013001", "+4200", "INC-2026-0042", "12 345 678 requests", "1700000000 seconds", "npm i @scope/pkg@1.2.3", "user@host",
    "123456789012", "+12.5 %", "1.2.3.4", "81.2.69.0/24", "lib/81.2.69.160", "/home/runner/work", "/home/ubuntu/x", "/users/4711/orders",
    "example.com/users/jo/", "/home/gke-df315ed616f0/x",
]  # fmt: skip


@pytest.mark.parametrize("text", PERSONAL)
def test_what_belongs_to_a_person_is_told(text: str) -> None:
    for around in ("{}", "from {} on", "({})", "| a | {} |", "mail: {}."):
        said = around.format(text)
        assert [(said[start:end], what) for start, end, what in personal(said)] == [(text, PERSONAL[text])]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("at /home/jdoe/repo", "jdoe"), (r"C:\Users\JDoe\x", "JDoe"), ("'/Users/jo.doe/x'", "jo.doe"),
        ("GET http://81.2.69.160/x", "81.2.69.160"), ("dial 81.2.69.160:443", "81.2.69.160"), ("WhatsApp: 0170 555 0123", "0170 555 0123"),
    ],
)  # fmt: skip
def test_what_calls_a_person_in_a_path_or_an_address_is_told(text: str, found: str) -> None:
    assert [text[start:end] for start, end, _ in personal(text)] == [found]


@pytest.mark.parametrize("text", NOT_PERSONAL)
def test_roles_documentation_and_numbers_are_no_persons(text: str) -> None:
    assert [*personal(f"We saw {text} there.")] == []


@pytest.mark.parametrize(
    "text", ["Account number: 481516-2342", "customer id `C-88412`", "card 4111111111111111"]
)
def test_numbers_are_told_by_their_label(text: str) -> None:
    assert len([*personal(text)]) == 1


def test_a_customer_of_the_site_is_told_in_any_case_as_a_word(tmp_path: Path) -> None:
    text = "ACME and Acme's lost orders; acmeists did not."
    assert [text[start:end] for start, end, _ in customers_in(text, ["Acme"])] == ["ACME", "Acme"]
    config = f"{CONFIG[:-1]}:\n      customers: [Acme]\n"
    make_project(
        tmp_path,
        {"incidents/a.md": report().replace("## Summary\n", "## Summary\n\nAcme lost orders.\n")},
        config,
    )
    told = json.loads(postmortems(tmp_path, "check", "--format", "json").stdout)
    assert [each["message"] for each in told if each["code"] == "personal-data"] == ["`Acme` is a customer"]


BLAMES = [
    "The cause was human error.", "Root cause: operator error", "It was a user mistake.", "A junior engineer forgot to run it.",
    "The on-call engineer failed to notice.", "Someone accidentally deleted it.", "The reviewer overlooked the flag.",
    "An admin mistakenly removed the rule.", "They were careless: carelessly pushed.", "It was his fault.", "The developer was to blame.",
    "We should have tested it.", "We should've tested it.", "Somebody ought to have checked.", "This could have been prevented.",
    "It should have been caught in review.", "If only we had looked.", "Nobody looked: pure negligence.", "We forgot to renew it.",
    "An on-call developer accidentally dropped it.", "The table was deleted by mistake.", "An accidental deletion of the table", "It was caused by a typo.",
    "It was an oversight on my part.", "Root cause: user misunderstanding", "caused by an inexperienced engineer", "Lack of experience with it",
    "poor communication", "The alarm was badly configured.", "@jo did not check the disk.", "We had not considered this.", "Nobody checked it.",
    "Failure to follow the runbook", "It was caused by our failure to finish it.", "The flag was overlooked.", "She incorrectly assumed that.",
    "A canary would have caught it.", "Paging somebody could've helped.", "It would not have happened with a canary.", "an avoidable outage",
    "If we had looked, it was there.", "Had we looked", "- should have done one host first", "It could have been a lot faster.",
    "One of the engineers made a mistake.", "HUMAN ERROR", "He did not bother to ask.", "the error made by an intern",
    "The table of the job was accidentally deleted.", "An inadvertently applied rule", "He ran the script and accidentally deleted it.",
    "The \"job\" was deleted by human error, not by \"cron\".", "The developer of the service is at fault.", "We did not test it in all.",
]  # fmt: skip
NO_BLAME = [
    "There was no human error.", "Rather than human error we look at the system.", 'The press called it "human error".', "Avoid blaming: human error is not a cause.",
    "The worker failed to start.", "The operator failed to reconcile.", "The node manager failed to start.", "The dev environment failed to build.",
    "The alert should have fired.", "The team lead asked.", "The service failed to restart.", "They failed to start, all pods of it.",
    "What could have been prevented?", "how it could have been avoided", "If an engineer forgot to run it, a check says so.", "The default should have a limit.",
    "user error messages were shown", "We should have alerting on this.", "The user error rate rose.", "A fault in the disk.", "The lack of memory.",
    "floods, human error, and fire", "hazards such as fire or human error", "Users did not see it.", "We did not notice downtime.", "human errors?",
    "Many requests would have failed.", "If it had run, it would have failed.", "nothing that could have prevented it", "This would not have prevented it.",
    "The bug was accidentally discovered.", "The lack of disk space", "insufficient capacity", "an error by the server", "a test of poor men",
    "We never saw it.", "Nobody noticed it.", "The change was not tested.", "Why was the impact misjudged?", "aware of it", "Blocks were missed.", "the part of an engineer",
    "The engineer ran the playbook.", "Requests could have been slower.", "We should have a limit.", "human-error-proof deploys",
    "The system inadvertently overwrote it.", "A cleanup job that also accidentally deleted it.", "The updated script erroneously disabled links.",
    "They called it \"really, really stupid\" then.", "“We should have tested it”, said the press.", "Your setup is at fault.",
    "Assumed user error at the time.", "Reflect if it should have been communicated.", "We did not test all of the links.",
]  # fmt: skip


@pytest.mark.parametrize("text", BLAMES)
def test_a_person_as_the_cause_is_told(text: str) -> None:
    assert [*blame(text)]


@pytest.mark.parametrize("text", NO_BLAME)
def test_machines_denials_and_quotations_blame_nobody(text: str) -> None:
    assert [text[start:end] for start, end, _ in blame(text)] == []


def test_what_is_marked_begins_where_its_words_begin() -> None:
    text = "- should have done one host first"
    assert [text[start:end] for start, end, _ in blame(text)] == ["should have done"]


def test_letters_that_grow_when_they_are_small_move_no_place() -> None:
    text = "İİİ: human error"
    assert [text[start:end] for start, end, _ in blame(text)] == ["human error"]


@given(st.text(alphabet="sS\u017fiI\u0130\u0131kK\u212a \u00fc", max_size=9), st.sampled_from("sik"))
def test_small_letters_are_those_that_an_expression_takes_for_the_same(text: str, sign: str) -> None:
    places = [found.start() for found in re.finditer(sign, text, re.IGNORECASE)]
    assert [at for at, letter in enumerate(small(text)) if letter == sign] == places
    assert len(small(text)) == len(text)


@pytest.mark.parametrize("before", ["", "(", "_", "é", "x ", "**", "\n"])
def test_a_quick_look_at_all_words_leaves_no_sign_out(before: str) -> None:
    rows = (
        *(signs for _, signs, _ in FAMILIES),
        BEGINNINGS,
        WAITING,
        LOOKED_FOR,
        LENGTHS,
    )
    for sign in (sign for signs in rows for sign in signs):
        assert likely(f"{before}{sign.lower()} 1", (sign,)) == [sign]


def test_a_quick_look_finds_whole_words() -> None:
    asked = ("careless", "lack of", "HH:MM", "ve ", " fault", "???")
    assert likely("uncareless and carelessly hh:m, default, it lacks, veto", asked) == ["HH:MM"]
    found = likely("a careless_lack(of I've fault2 ???", asked)
    assert sorted(found) == sorted({*asked} - {"HH:MM"})


@given(st.text(alphabet="akeyt K-_é1.\n", max_size=30))
def test_signs_within_words_are_those_that_a_text_has(text: str) -> None:
    signs = ("key", "token", "ty", "a")
    assert within(text, signs) == [sign for sign in signs if sign in small(text)]


def test_an_edition_for_the_public_does_not_pass_with_them(tmp_path: Path) -> None:
    text = report("visibility: public\n").replace(
        "## Summary\n", "## Summary\n\njo.doe@shop.io, password: hunter2, human error\n"
    )
    make_project(tmp_path, {"incidents/a.md": text}, f"{CONFIG[:-1]}:\n      audience: public\n")
    told = json.loads(postmortems(tmp_path, "check", "--format", "json").stdout)
    levels = {each["code"]: each["level"] for each in told}
    assert levels == {
        "personal-data": "error",
        "secret": "error",
        "blaming-language": "info",
        "left-out": "info",
    }


@pytest.mark.parametrize(
    ("fields", "body"),
    [
        ("", "jo.doe@shop.io"),
        ("visibility: public\n", "<!-- internal -->jo.doe@shop.io<!-- /internal -->"),
        ("visibility: public\nauthors: [jo.doe@shop.io]\n", "None."),
        ("visibility: public\ntitle: jo.doe@shop.io\ntitle_public: Mail down\n", "None."),
    ],
)
def test_what_the_public_does_not_read_stops_no_edition(fields: str, body: str, tmp_path: Path) -> None:
    text = report(fields).replace("## Summary\n", f"## Summary\n\n{body}\n")
    make_project(tmp_path, {"incidents/a.md": text}, f"{CONFIG[:-1]}:\n      audience: public\n")
    done = postmortems(tmp_path, "check", "--format", "json")
    levels = {each["code"]: each["level"] for each in json.loads(done.stdout)}
    assert levels.get("personal-data", "info") != "error"
    assert "error" not in levels.values()


@pytest.mark.parametrize(
    ("fields", "body"),
    [
        ("summary_public: Ask jo.doe@shop.io\n", "None."),
        ("title_public: jo.doe@shop.io\n", "None."),
        ("", "<!-- public: Ask jo.doe@shop.io. -->"),
    ],
)
def test_what_the_public_is_told_instead_is_looked_at(fields: str, body: str, tmp_path: Path) -> None:
    text = report(f"visibility: public\n{fields}").replace("## Summary\n", f"## Summary\n\n{body}\n")
    make_project(tmp_path, {"incidents/a.md": text}, f"{CONFIG[:-1]}:\n      audience: public\n")
    told = json.loads(postmortems(tmp_path, "check", "--format", "json").stdout)
    assert ("personal-data", "error") in {(each["code"], each["level"]) for each in told}
