"""The exam report: what the page says is what the results say, in a browser where there is one."""

import collections
import html.parser
import json
from pathlib import Path

import pytest
from browser import Browser, executable
from dlcore import exam
from dlcore.experiments import all_experiments

PROGRAM = executable()
EXPERIMENTS = all_experiments()
CONV, POOL = "cmput328-q02-conv-pool-backward", "eth-ex1c-avgpool"


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """The page, and the results that it was written with."""
    directory = tmp_path_factory.mktemp("report")
    files = {kind: directory / f"exam.{kind}" for kind in ("html", "json", "md")}
    assert exam.main(["--report", str(files["html"]), "--json", str(files["json"]), "--markdown", str(files["md"]), "--no-experiments"]) == 0
    assert sorted(path.name for path in directory.iterdir()) == ["exam.html", "exam.json", "exam.md"], "a temporary file was left"
    return files


@pytest.fixture(scope="module")
def results(written):
    return json.loads(written["json"].read_text())


@pytest.fixture(scope="module")
def page(written):
    """The page in a browser, or None with a line that says why not."""
    if PROGRAM is None:
        print("no chromium on PATH (Debian: apt-get install chromium): the page is checked without a browser")
        yield None
        return
    with Browser(PROGRAM) as browser:
        browser.screen(1280, 900)
        browser.open(written["html"].as_uri())
        yield browser


class Reader(html.parser.HTMLParser):
    """Collects the articles, ids, links and addresses of a page, and checks that tags are closed in order."""

    VOID = {"meta", "link", "input", "br", "img", "hr"}

    def __init__(self, text):
        super().__init__()
        self.open_tags, self.ids, self.articles, self.links, self.addresses = [], [], {}, [], []
        self.texts = collections.defaultdict(str)
        self.feed(text)
        self.close()
        assert self.open_tags == []

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if "id" in attributes:
            self.ids.append(attributes["id"])
        if tag == "article":
            self.articles[attributes["id"]] = attributes["data-verdict"]
        self.links += [attributes["href"]] if tag == "a" else []
        self.addresses += [attributes[name] for name in ("src", "href") if name in attributes and tag != "a"]
        if tag not in self.VOID:
            self.open_tags.append((tag, attributes.get("id") if tag == "article" else None))

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag not in self.VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag):
        assert self.open_tags and self.open_tags[-1][0] == tag, f"</{tag}> closes {self.open_tags[-1:]}"
        self.open_tags.pop()

    def handle_data(self, data):
        for tag, id in self.open_tags:
            if id:
                self.texts[id] += data


@pytest.fixture(scope="module")
def reader(written):
    return Reader(written["html"].read_text(encoding="utf-8"))


def by_verdict(verdicts):
    return dict(collections.Counter(verdict for verdict in verdicts if verdict != "uncomputed"))


def test_page_is_whole(reader, written):
    """Tags are closed in order, ids are unique, inner links arrive, and nothing comes from elsewhere."""
    assert len(reader.ids) == len(set(reader.ids))
    assert all(link.startswith("#") and link[1:] in reader.ids for link in reader.links)
    assert all(address.startswith("data:") for address in reader.addresses)
    text = written["html"].read_text(encoding="utf-8")
    assert "@import" not in text and "url(http" not in text
    assert "could not be drawn" not in text


def test_every_question_with_its_verdict(reader, results):
    assert {id: verdict for id, verdict in reader.articles.items() if verdict != "uncomputed"} == {r["id"]: r["verdict"] for r in results}


def test_a_worked_value_stands_on_the_page(reader, results):
    """The wrong element of an erratum, as printed and as computed."""
    text = " ".join(reader.texts[CONV].split())
    (item,) = [item for result in results if result["id"] == CONV for item in result["published"] if item["value"] == "dW"]
    wrong = item["states"].index("outside")
    assert wrong == 0 and item["printed"][0][0] == "-6" and item["computed"][0] == -8.0
    assert "−6" in text and "−8" in text and "3 of 9 differ" in text


def test_browser_finds_no_fault(page):
    if page is not None:
        assert page.complaints == []
        assert len(page.requests) == 1, "the page asks for something else"


def test_browser_counts_what_the_results_count(page, results, reader):
    verdicts = by_verdict(r["verdict"] for r in results)
    if page is None:
        assert by_verdict(reader.articles.values()) == verdicts
        return
    shown = page.evaluate("[...document.querySelectorAll('article.question')].map(q => q.dataset.verdict)")
    assert by_verdict(shown) == verdicts
    tiles = page.evaluate("Object.fromEntries([...document.querySelectorAll('.tile')].map(t => [t.dataset.filter, Number(t.querySelector('strong').textContent)]))")
    assert tiles.pop("all") == len(shown)
    tiles.pop("uncomputed", None)
    assert tiles == verdicts


def test_filter_search_and_links(page, results):
    if page is None:
        return
    visible = "[...document.querySelectorAll('article.question')].filter(q => q.getClientRects().length).map(q => q.id)"
    page.evaluate("document.querySelector('.tile[data-filter=erratum]').click()")
    assert sorted(page.evaluate(visible)) == sorted(r["id"] for r in results if r["verdict"] == "erratum")
    page.evaluate("location.hash = '#" + POOL + "'; new Promise(done => setTimeout(done, 100))")
    assert len(page.evaluate(visible)) >= len(results), "a link to a question that is filtered out shows all again"
    assert page.evaluate(f"document.querySelector('#{POOL} details.worked').open")
    page.evaluate("{ const s = document.querySelector('#search'); s.value = 'average pooling 1c'; s.dispatchEvent(new Event('input')); }")
    found = page.evaluate(visible)
    assert POOL in found and len(found) < len(results) / 4
    page.evaluate("{ const s = document.querySelector('#search'); s.value = ''; s.dispatchEvent(new Event('input')); }")
    page.evaluate("document.querySelector('#unfold').click()")
    assert page.evaluate("[...document.querySelectorAll('main details')].every(d => d.open)")
    assert page.complaints == []


@pytest.mark.parametrize(("width", "dark"), [(1400, False), (1400, True), (390, False), (390, True), (768, False)])
def test_page_fits_the_screen(page, width, dark):
    """Nothing is wider than the screen, text has contrast, and the theme follows the system and the switch."""
    if page is None:
        return
    page.screen(width, 900, dark)
    page.evaluate("document.querySelectorAll('main details').forEach(d => { d.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    brightness = "(colour => { const c = document.createElement('canvas').getContext('2d'); c.fillStyle = colour; c.fillRect(0, 0, 1, 1);" \
                 " const d = c.getImageData(0, 0, 1, 1).data; return 0.299 * d[0] + 0.587 * d[1] + 0.114 * d[2]; })"
    ground = page.evaluate(brightness + "(getComputedStyle(document.body).backgroundColor)")
    ink = page.evaluate(brightness + "(getComputedStyle(document.body).color)")
    assert (ground < 60 and ink > 180) if dark else (ground > 220 and ink < 80)
    page.evaluate("document.querySelector('#theme').click()")
    assert (page.evaluate(brightness + "(getComputedStyle(document.body).backgroundColor)") > 128) == dark
    page.evaluate("delete document.documentElement.dataset.theme")
    assert page.complaints == []


def test_markdown_has_every_question(written, results):
    text = written["md"].read_text()
    for result in results:
        assert f"`{result['id']}`" in text
    counts = collections.Counter(r["verdict"] for r in results)
    rows = [line.split(" | ") for line in text.splitlines() if line.startswith("| ") and line.endswith(" |")]
    head = next(row for row in rows if row[0] == "| paper")
    column = head.index("erratum")
    overview = rows[rows.index(head) + 2:][:5]
    assert sum(int(row[column]) for row in overview) == counts["erratum"]


def test_results_of_another_language(tmp_path, results, capsys):
    """--language shows the numbers of the result file, and a question that it lacks is not confirmed."""
    changed = json.loads(json.dumps(results))
    pool = next(r for r in changed if r["id"] == POOL)
    pool["published"][0]["computed"][0] = 5.25
    changed = [r for r in changed if r["id"] != CONV]
    (tmp_path / "C.json").write_text(json.dumps(changed))
    arguments = ["--only", POOL, "--only", CONV, "--language", "c", "--results", str(tmp_path / "C.json"), "--report", str(tmp_path / "c.html"), "--no-experiments"]
    assert exam.main(arguments) == 1
    assert "do not have this question" in capsys.readouterr().out
    shown = Reader((tmp_path / "c.html").read_text(encoding="utf-8"))
    assert "5.25" in shown.texts[POOL]
    assert "Python ✓" in shown.texts[POOL] and "C ✓" in shown.texts[POOL] and "C –" in shown.texts[CONV]
    assert shown.articles[CONV] == "not reached"


@pytest.mark.parametrize(("arguments", "message"), [
    (["--language", "swift"], "--results swift.json"),
    (["--results", "/nowhere/c.json"], "cannot read the results"),
    (["--report", "/nowhere/report.html"], "cannot write /nowhere/report.html: No such file or directory"),
])
def test_what_cannot_be_done_is_said_in_one_line(arguments, message, capsys):
    with pytest.raises(SystemExit) as status:
        exam.main([*arguments, "--only", POOL, "--no-experiments"])
    assert status.value.code == 2
    error = capsys.readouterr().err
    assert message in error and error.count("\n") == 1


def test_formulas_without_latex2mathml(monkeypatch, tmp_path, capsys):
    """The page is whole without the package, and the command says so in a line."""
    from dlcore.exam import mathematics

    monkeypatch.setattr(mathematics, "_convert", None)
    mathematics.mathematics.cache_clear()
    assert exam.main(["--only", CONV, "--report", str(tmp_path / "r.html"), "--no-experiments"]) == 0
    mathematics.mathematics.cache_clear()
    assert "latex2mathml is not installed" in capsys.readouterr().out
    text = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert "<math" not in text and text.count('class="formula"') > 20 and "/ ∂W" in text
    Reader(text)


@pytest.mark.parametrize(("latex", "text"), [
    (r"\frac{\partial E_2}{\partial w}", "∂E_2 / ∂w"),
    (r"\sigma(x) = \frac{1}{1 + e^{-x}}", "σ(x) = 1 / (1 + e^(-x))"),
    (r"\sqrt{a^2 + b^2} \le \hat{y}", "√(a^2 + b^2) ≤ y\u0302"),
    (r"\operatorname{softmax}(z)_k \text{ for all } k", "softmax(z)_k for all k"),
    (r"\left\lfloor \frac{n}{2} \right\rfloor \cdot 3", "⌊ n / 2 ⌋ · 3"),
])
def test_readable_formulas(latex, text):
    from dlcore.exam.mathematics import readable

    assert readable(latex) == text


def test_experiments_stand_beside_their_questions(tmp_path):
    """The experiments of a question are run and drawn, and the links lead both ways."""
    question = "cmput328-q08-ce-range"
    assert exam.main(["--only", question, "--report", str(tmp_path / "r.html")]) == 0
    shown = Reader((tmp_path / "r.html").read_text(encoding="utf-8"))
    experiments = [id for id in shown.articles if id.startswith("experiment-")]
    assert experiments == ["experiment-" + name for name, plan in EXPERIMENTS.items() if question in plan.questions]
    assert "experiment-cross-entropy-range" in experiments
    assert {"#" + question, "#experiment-cross-entropy-range"} <= set(shown.links)
    assert "confirmed" in shown.texts["experiment-cross-entropy-range"]
