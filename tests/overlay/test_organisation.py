"""organisation.yml: who adapts the handbook, and what is wrong with the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.data.overlay.colors import contrast, grounds, poor_contrast
from macros.model.organisation import Colors
from tests.overlay.conftest import SAID, WHO, Make


def test_black_on_white_has_the_most_contrast() -> None:
    """WCAG 2 gives black on white 21 to 1."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


def test_the_grounds_are_those_of_the_site() -> None:
    """Colors are checked on what they will stand on."""
    assert grounds("default")[0] == "#fbf7f0"
    assert len(grounds("slate")) == 3


def test_a_color_that_nobody_can_read_is_told_with_one_that_works(make: Make) -> None:
    """The problem names the line, the contrast and the nearest color that will do."""
    colors = 'colors: {accent: "#3366cc", accent_dark: "#a0c4ff"}\n'
    told = make({"organisation.yml": WHO + colors}).told
    assert "oak/organisation.yml:7: 'accent': #3366cc has a contrast of 4.5 to 1" in told
    assert "such as '#254a95'" in told


def test_the_handbook_takes_the_organisations_name_and_numbers(make: Make) -> None:
    """Whatever shows name or numbers takes them from the identity, which is the overlay's."""
    own = "handbook: {title: The Oak Handbook}\ncrisis_line: {number: '116 123', how: call}\n"
    who = make({"organisation.yml": WHO + own}).handbook.identity
    assert (who.title, who.crisis_line.number) == ("The Oak Handbook", "116 123")
    assert "Adapted by Oak House" in who.credit


def test_the_crisis_contact_has_a_number(make: Make) -> None:
    """People in danger are given something to call."""
    told = make({"organisation.yml": WHO + "contacts: {crisis: {name: The team}}\n"}).told
    assert "oak/organisation.yml:7: the contact for a crisis has no 'phone'" in told


_CRISIS = "contacts: {{crisis: {{name: The {} team, phone: 555-010{}}}}}\n"


def test_whom_to_call_begins_with_the_nearest(make: Make, tmp_path: Path) -> None:
    """Of a state and an agency that both name somebody, the agency's own stands first."""
    state = tmp_path / "state"
    state.mkdir()
    who = "id: state\nname: The State\nshort: The state\nat: In the state\nreviewed: 2026-11-20\n"
    (state / "organisation.yml").write_text(who + _CRISIS.format("state's", 1), "utf-8")
    made = make({"organisation.yml": WHO + _CRISIS.format("house's", 2)}, None, state)
    assert made.told == ""
    assert made.handbook.local.crisis == [
        "At Oak: The house's team, 555-0102.",
        "In the state: The state's team, 555-0101.",
    ]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("emergency: {number: nine one one, how: call}", "not a number that one can dial"),
        ("contacts: {hr: {name: HR, phone: ask Sam}}", "not a number that one can dial"),
        ("contacts: {hr: {name: HR, email: 'a@oak.example.org, b@oak.example.org'}}", "one alone"),
        ("contacts: {hr: {name: HR, email: hr.oak.example.org}}", "such as name@example.org"),
    ],
)
def test_a_number_can_be_dialed_and_mail_arrives(make: Make, line: str, says: str) -> None:
    """What a phone or a program of mail could not take is told at its line."""
    told = make({"organisation.yml": f"{WHO}{line}\n"}).told
    assert told.startswith("oak/organisation.yml:7: ")
    assert says in told


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("emergency: {number: '9-8-8', how: call}", "of the crisis line and of the emergency"),
        ("crisis_line: {number: '911', how: call or text}", "of the crisis line and of the emer"),
        ("contacts: {hr: {name: HR, phone: '911'}}", "write that of 'HR', or take it out"),
        ("contacts: {crisis: {name: The team, phone: '988'}}", "is the crisis line number"),
    ],
)
def test_a_number_leads_where_it_is_said_to(make: Make, line: str, says: str) -> None:
    """Nobody who needs an ambulance calls the crisis line, and no contact has its number."""
    told = make({"organisation.yml": f"{WHO}{line}\n"}).told
    assert told.startswith("oak/organisation.yml:7: ")
    assert says in told


@pytest.mark.parametrize(
    "line",
    [
        "contacts: {reporting: {name: The police, phone: '911'}}",
        "contacts: {hr: {name: HR, phone: '555-0100'}, questions: {name: A, phone: 555 0100}}",
        "emergency: {number: '112', how: call}\ncrisis_line: {number: '112', how: call}",
    ],
)
def test_one_number_may_be_for_several(make: Make, line: str) -> None:
    """Two people share a phone, the police hears reports, and a country has one number for all."""
    assert make({"organisation.yml": f"{WHO}{line}\n"}).problems == []


@pytest.mark.parametrize("file", ["organisation.yml", "amend.yml", "hide.yml"])
@pytest.mark.parametrize("text", ["", "null\n", "~\n"])
def test_a_file_that_says_nothing_is_told_once(make: Make, file: str, text: str) -> None:
    """Somebody emptied it, and what it held is gone."""
    (problem,) = make({"organisation.yml": WHO, file: text}).problems
    assert problem.place.endswith(f"oak/{file}:1")
    assert "nothing" in problem.message


def test_a_logo_lies_beside_its_file(make: Make) -> None:
    """A logo that isn't there is told at its line, and none is taken from outside the folder."""
    told = make({"organisation.yml": f"{WHO}logo: ../secret.svg\n"}).told
    assert "oak/organisation.yml:7: '../secret.svg' is no file in this folder" in told


def test_a_slip_in_a_key_is_told(make: Make) -> None:
    """The message names what was meant."""
    told = make({"organisation.yml": WHO.replace("short:", "shrt:")}).told
    assert "oak/organisation.yml:3: there is no key 'shrt' here: did you mean 'short'?" in told


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            "handbook:\ntitle: Ours\ntagline: It is ours.\n",
            "8: this belongs to 'handbook' above, which is empty: start it further right, and what",
        ),
        ("contacts:\ncrisis: {name: Us}\n", "8: this belongs to 'contacts' above, which is empty"),
        (
            "contacts: {}\nhr: {name: Us}\n",
            "8: there is no key 'hr' here: it belongs to 'contacts'",
        ),
        ("handbook:\n", "7: 'handbook' is empty: write something, or leave the key out"),
        (
            "contacts:\n  crisis: {name: Us}\nhr: {name: Us}\n  questions: {name: Us}\n",
            "9: this is not valid YAML: this line starts further left than its neighbors",
        ),
    ],
)
def test_a_group_that_lost_its_keys_is_told_once(make: Make, text: str, says: str) -> None:
    """With where they belong, and not key by key."""
    (problem,) = make({"organisation.yml": WHO + text}).problems
    assert f"oak/organisation.yml:{says}" in str(problem)


def test_a_folder_that_is_not_there_is_told(make: Make, tmp_path: Path) -> None:
    """An overlay that can't be found never builds the plain handbook instead."""
    told = make({}, None, tmp_path / "gone").told
    assert "there is no such folder" in told


def test_its_words_stand_where_the_vocabularys_would(make: Make) -> None:
    """Whatever shows the title of a term shows the organisation's, and no text is searched."""
    own = WHO + "terms:\n  audiences/peer-supporter: Recovery coach\n"
    book = make({"organisation.yml": own}).handbook
    assert book.term("audiences", "peer-supporter").title == "Recovery coach"
    assert book.local.words == {"audiences/peer-supporter": "Peer supporter"}


def test_the_words_for_answers_stay(make: Make) -> None:
    """An organisation can't call something else part of the role."""
    told = make({"organisation.yml": WHO + "terms:\n  verdicts/consistent: Fine\n"}).told
    assert "oak/organisation.yml:8: 'verdicts/consistent' is no word that you can choose" in told


def test_a_file_with_another_name_is_told(make: Make) -> None:
    """ammend.yml would never be read."""
    assert "did you mean 'amend.yml'?" in make({"ammend.yml": "[]"}).told


def test_a_policy_that_is_nearly_one_is_told(make: Make) -> None:
    """Other words than the id of a policy are fine, and a slip in one loses its link."""
    told = make({"hide.yml": "- entry: tasks:medications\n" + SAID.replace("rides", "ride")}).told
    assert "oak/hide.yml:3: there is no policy 'ride': did you mean 'rides'?" in told


def test_each_color_is_mended_toward_what_can_be_read() -> None:
    """Darker on light ground, lighter on dark ground, in the same hue; good ones are let be."""
    bad = Colors.model_construct(accent="#3366cc", accent_dark="#3366cc")
    told = dict(poor_contrast(bad))
    assert "on the site's light ground and needs 7 to 1: make it darker" in told["accent"]
    assert "on the site's dark ground and needs 7 to 1: make it lighter" in told["accent_dark"]
    good = {key: _nearest(words) for key, words in told.items()}
    assert good["accent"] != good["accent_dark"]
    mended = Colors(accent=good["accent"], accent_dark=good["accent_dark"])
    assert list(poor_contrast(mended)) == []


def _nearest(words: str) -> str:
    """The color that a problem offers."""
    return words.rpartition(" ")[2].strip("'")
