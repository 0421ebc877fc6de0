// SPDX-License-Identifier: GPL-2.0-only
//! The page in a real browser: filters, keyboard, links, colours, print.

use crate::browser::{Browser, ENTER};
use crate::world::World;
use crate::{fleet, project};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use std::path::PathBuf;

/// Items of a part of the page that are to be seen.
const SEEN: &str = "return [...document.querySelectorAll('SELECTOR')].filter((e) => e.checkVisibility()).length";

/// Texts whose colour is too near to that of what is behind them, by the rule of WCAG for small text.
const TOO_FAINT: &str = "
const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
const light = (colour) => {
  const [r, g, b] = parts(colour).slice(0, 3).map((c) => c / 255).map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const behind = (element) => {
  for (let at = element; at; at = at.parentElement) {
    const colour = getComputedStyle(at).backgroundColor;
    if (parts(colour)[3] !== 0) return colour;
  }
  return 'rgb(255, 255, 255)';
};
const faint = [];
for (const element of document.querySelectorAll('body *')) {
  if (![...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '')) continue;
  if (['SCRIPT', 'STYLE', 'title'].includes(element.tagName) || !element.checkVisibility()) continue;
  const style = getComputedStyle(element);
  const colour = element instanceof SVGElement ? style.fill : style.color;
  const [a, b] = [light(colour), light(behind(element))];
  const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  if (contrast < 4.5) faint.push(`${element.tagName} ${element.className} ${colour} ${contrast.toFixed(1)}`);
}
return faint";

struct Page {
    browser: Browser,
    path: PathBuf,
    _world: World,
}

/// The page of a project with many runs, opened.
fn opened() -> Page {
    let world = project(58);
    world.run("report html -o report.html").status(0);
    let path = world.path("report.html").canonicalize().expect("a page");
    let browser = Browser::start();
    browser.open(&path, "");
    Page { browser, path, _world: world }
}

impl Page {
    fn seen(&self, selector: &str) -> u64 {
        self.browser.eval(&SEEN.replace("SELECTOR", selector)).as_u64().expect("a number")
    }

    fn fragment(&self) -> String {
        self.browser.eval("return location.hash").as_str().expect("a fragment").to_owned()
    }

    /// Nothing was asked of anybody, and nothing went wrong.
    fn was_quiet(&self) {
        assert_eq!(self.browser.log("browser"), [""; 0]);
        let mut own = 0;
        for message in self.browser.log("performance") {
            let Some(json) = message.split_once(' ').map(|(_, json)| json) else { continue };
            let event: Value = serde_json::from_str(json).expect("an event");
            let request = &event["message"]["params"];
            let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
            let is_page = |url: &str| url.starts_with("file://") && url.contains("/report.html");
            // The browser has a page of its own before.
            if event["message"]["method"] == "Network.requestWillBeSent" && is_page(&text(&request["documentURL"])) {
                let url = text(&request["request"]["url"]);
                assert!(is_page(&url) || url.starts_with("data:"), "the page asked for {url}");
                own += 1;
            }
        }
        assert!(own > 0, "the log of requests has not even the page itself");
    }

    /// Keeps what is on the screen as a picture, where somebody wants to look at it.
    fn screen(&self, name: &str) {
        let Some(dir) = std::env::var_os("KISO_TEST_PICTURES") else { return };
        let picture = self.browser.call("Page.captureScreenshot", &json!({}));
        let bytes = STANDARD.decode(picture["data"].as_str().expect("a picture")).expect("base64");
        std::fs::write(PathBuf::from(dir).join(format!("{name}.png")), bytes).expect("written");
    }

    /// Keeps all of the page as a picture, where somebody wants to look at it.
    fn picture(&self, name: &str) {
        let Some(dir) = std::env::var_os("KISO_TEST_PICTURES") else { return };
        let height = self.browser.eval("return Math.min(document.documentElement.scrollHeight, 4000)");
        let width = self.browser.eval("return innerWidth");
        let clip = json!({ "x": 0, "y": 0, "width": width, "height": height, "scale": 1 });
        let picture =
            self.browser.call("Page.captureScreenshot", &json!({ "captureBeyondViewport": true, "clip": clip }));
        let bytes = STANDARD.decode(picture["data"].as_str().expect("a picture")).expect("base64");
        let dir = PathBuf::from(dir);
        std::fs::write(dir.join(format!("{name}.png")), bytes).expect("written");
        std::fs::copy(&self.path, dir.join("report.html")).expect("copied");
    }
}

#[test]
fn filters_choose_what_is_seen_and_stand_in_the_address() {
    let page = opened();
    let browser = &page.browser;
    let (cases, runs) = (page.seen(".cases .item"), page.seen("tr.item") - page.seen(".cases .item"));
    assert_eq!((cases, runs, page.seen(".failure")), (60, 59, 2));

    browser.enter("select[name=outcome]", "not as planned");
    assert_eq!((page.seen(".cases .item"), page.seen(".failure")), (1, 2));
    assert_eq!(page.seen("tr.item"), 1 + 7);
    assert_eq!(page.fragment(), "#outcome=bad");
    let said = browser.eval("return document.querySelector('output').textContent");
    assert_eq!(said, "Shown: 2 of 2 ways of failing, 7 of 59 runs, 1 of 60 cases", "each is named");
    page.picture("filtered");

    browser.enter("select[name=target]", "v6.1-kasan");
    assert_eq!((page.seen(".cases .item"), page.seen(".failure"), page.seen("tr.item")), (0, 1, 1));

    // The view is somebody else's, too, by its address.
    let fragment = page.fragment();
    browser.open(&page.path, fragment.trim_start_matches('#'));
    assert_eq!((page.seen(".failure"), page.seen("tr.item")), (1, 1));

    browser.tab_to("button[type=reset]");
    browser.press(ENTER);
    // A reset takes place after its event.
    browser.eval("return new Promise((done) => setTimeout(done, 50))");
    assert_eq!((page.seen(".cases .item"), page.fragment()), (60, "#filter".into()));

    browser.enter("input[name=text]", "EADDRINUSE");
    assert_eq!((page.seen(".failure"), page.seen("tr.item")), (1, 0));
    let suite = fleet::case_name(5).split('/').nth(1).expect("a suite").to_owned();
    browser.open(&page.path, &format!("suite={suite}"));
    // A crash is everybody's.
    assert_eq!((page.seen(".cases .item"), page.seen("figure.item"), page.seen(".failure:not([data-s])")), (12, 2, 1));
    page.was_quiet();
}

#[test]
fn a_failure_is_opened_and_linked_by_keyboard() {
    let page = opened();
    let browser = &page.browser;
    browser.tab_to(".failure[data-s] > summary");
    assert_eq!(page.seen(".failure pre"), 0);
    browser.press(ENTER);
    assert!(page.seen(".failure pre") >= 2, "what the case and the console said");
    page.picture("opened");
    browser.tab_to(".failure a");
    browser.press(ENTER);
    let fragment = page.fragment();
    assert!(fragment.starts_with("#f-20260101-"), "{fragment}");
    // Whoever is given the link finds it open.
    browser.open(&page.path, fragment.trim_start_matches('#'));
    let open = browser.eval("return [...document.querySelectorAll('.failure[open]')].map((e) => `#${e.id}`)");
    assert_eq!(open, json!([fragment]));
    browser.tab_to("summary");
    assert_eq!(browser.eval("return `#${document.activeElement.parentElement.id}`"), json!(fragment), "the next stop");
    // So does a case.
    browser.open(&page.path, "outcome=bad");
    browser.tab_to(".cases a");
    browser.press(ENTER);
    assert_eq!((page.fragment(), page.seen(".failure[open]")), (fragment, 1));
    page.was_quiet();
}

#[test]
fn it_is_legible_in_light_and_dark_on_a_small_screen_and_on_paper() {
    let page = opened();
    let browser = &page.browser;
    browser.eval("document.querySelectorAll('details').forEach((e) => { e.open = true; })");
    for scheme in ["light", "dark"] {
        let wish = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
        browser.call("Emulation.setEmulatedMedia", &wish);
        assert_eq!(browser.eval(TOO_FAINT), json!([]), "{scheme}");
        page.picture(scheme);
    }
    browser.eval("document.querySelectorAll('details').forEach((e) => { e.open = false; })");
    browser.call("Emulation.setEmulatedMedia", &json!({ "media": "print" }));
    assert_eq!((page.seen("form"), page.seen("nav"), page.seen(".cases .item"), page.seen("tr.item")), (0, 0, 1, 8));
    assert!(page.seen(".failure pre") >= 2, "on paper nothing can be opened");
    page.picture("print");
    browser.call("Emulation.setEmulatedMedia", &json!({ "media": "" }));
    let phone = json!({ "width": 390, "height": 800, "deviceScaleFactor": 1, "mobile": true });
    browser.call("Emulation.setDeviceMetricsOverride", &phone);
    assert_eq!(
        browser.eval("return document.documentElement.scrollWidth <= innerWidth"),
        true,
        "wider than the screen"
    );
    page.picture("narrow");
    page.was_quiet();
}

/// Headings that a link of the page's list leads to and that then are not to be seen whole, for the filters or the edge are
/// over them.
const COVERED: &str = "
const covered = [];
for (const link of document.querySelectorAll('nav a')) {
  link.click();
  const heading = document.getElementById(link.hash.slice(1));
  const box = heading.getBoundingClientRect();
  const at = document.elementFromPoint(box.left + 2, box.top + 1);
  if (box.top < 0 || box.bottom > innerHeight || at !== heading) covered.push(`${link.hash} ${box.top}`);
}
return covered";

#[test]
fn what_a_link_leads_to_is_below_the_filters_on_every_screen() {
    let page = opened();
    let browser = &page.browser;
    for width in [390, 640, 700, 880, 900, 1000, 1280, 1920] {
        let screen = json!({ "width": width, "height": 800, "deviceScaleFactor": 1, "mobile": false });
        browser.call("Emulation.setDeviceMetricsOverride", &screen);
        assert_eq!(browser.eval(COVERED), json!([]), "{width}");
        let is_within = "return document.documentElement.scrollWidth <= innerWidth";
        assert_eq!(browser.eval(is_within), true, "{width}: wider than the screen");
        if [700, 1000].contains(&width) {
            browser.eval("document.querySelector('nav a[href=\"#trends\"]').click()");
            page.screen(&format!("trends-{width}"));
        }
    }
    page.was_quiet();
}

#[test]
fn without_its_script_all_of_it_is_there() {
    let page = opened();
    let browser = &page.browser;
    browser.call("Emulation.setScriptExecutionDisabled", &json!({ "value": true }));
    browser.open(&page.path, "");
    assert_eq!((page.seen("form"), page.seen(".failure"), page.seen(".cases .item")), (0, 2, 60));
    page.was_quiet();
}
