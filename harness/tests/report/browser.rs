// SPDX-License-Identifier: GPL-2.0-only
//! A browser without a window, driven by the WebDriver protocol. It is gone with the value.

use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read as _};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};

/// How long an answer may take, in seconds; a busy machine starts a browser slowly.
const PATIENCE: u64 = 120;
const MISSING: &str =
    "is missing: `cargo ci test` installs it, it is in Debian's chromium-driver, and chromium itself in chromium";

/// A browser with one page.
pub struct Browser {
    driver: Child,
    // The driver would end if nobody held the other end.
    _said: BufReader<ChildStdout>,
    session: String,
    _profile: tempfile::TempDir,
}

impl Browser {
    /// Starts one.
    pub fn start() -> Self {
        let mut driver = Command::new("chromedriver")
            .arg("--port=0")
            .stdout(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("chromedriver {MISSING} ({error})"));
        let mut said = BufReader::new(driver.stdout.take().expect("its output"));
        let port = said.by_ref().lines().map_while(Result::ok).find_map(|line| {
            let port = line.split_once("started successfully on port ")?.1;
            port.trim_end_matches('.').parse::<u16>().ok()
        });
        let profile = tempfile::tempdir().expect("a directory");
        let mut browser = Self { driver, _said: said, session: String::new(), _profile: profile };
        let server = format!("http://127.0.0.1:{}", port.expect("the port that chromedriver listens on"));
        let mut arguments = vec![
            "--headless=new".to_owned(),
            "--disable-gpu".into(),
            "--disable-dev-shm-usage".into(),
            "--window-size=1280,900".into(),
            format!("--user-data-dir={}", browser._profile.path().display()),
        ];
        // SAFETY: geteuid(2) has no preconditions.
        if unsafe { libc::geteuid() } == 0 {
            arguments.push("--no-sandbox".into());
        }
        let wish = json!({ "capabilities": { "alwaysMatch": {
            "browserName": "chrome",
            "goog:chromeOptions": { "args": arguments },
            "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
        }}});
        let answer = answer(minreq::post(format!("{server}/session")), &wish);
        let id = answer["sessionId"].as_str().expect("a session");
        browser.session = format!("{server}/session/{id}");
        browser
    }

    fn post(&self, what: &str, body: &Value) -> Value {
        answer(minreq::post(format!("{}/{what}", self.session)), body)
    }

    /// Opens a file, after `#` with a fragment.
    pub fn open(&self, path: &Path, fragment: &str) {
        // Another fragment alone would load nothing.
        self.post("url", &json!({ "url": "about:blank" }));
        self.post("url", &json!({ "url": format!("file://{}#{fragment}", path.display()) }));
    }

    /// What a function body of JavaScript gives.
    pub fn eval(&self, script: &str) -> Value {
        self.post("execute/sync", &json!({ "script": script, "args": [] }))
    }

    /// Types keys into whatever has the focus.
    pub fn press(&self, keys: &str) {
        let actions: Vec<Value> = keys
            .chars()
            .flat_map(|key| ["keyDown", "keyUp"].map(|what| json!({ "type": what, "value": key.to_string() })))
            .collect();
        self.post("actions", &json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": actions }] }));
    }

    /// Goes on with the tabulator until what has the focus matches a selector.
    pub fn tab_to(&self, selector: &str) {
        for _ in 0..200 {
            self.press(TAB);
            if self.eval(&format!("return document.activeElement.matches({})", json!(selector))) == true {
                return;
            }
        }
        panic!("the keyboard does not reach {selector}");
    }

    /// Puts the choice of a list or the text of a field there, as a user's keys would.
    pub fn enter(&self, selector: &str, text: &str) {
        let element = self.post("element", &json!({ "using": "css selector", "value": selector }));
        let id = element.as_object().and_then(|all| all.values().next()).and_then(Value::as_str).expect("an element");
        self.post(&format!("element/{id}/value"), &json!({ "text": text }));
    }

    /// Calls the browser's own protocol.
    pub fn call(&self, method: &str, parameters: &Value) -> Value {
        self.post("goog/cdp/execute", &json!({ "cmd": method, "params": parameters }))
    }

    /// The messages of one of its logs since the last time.
    pub fn log(&self, which: &str) -> Vec<String> {
        let log = self.post("se/log", &json!({ "type": which }));
        let message = |entry: &Value| format!("{} {}", entry["level"], entry["message"].as_str().unwrap_or_default());
        log.as_array().expect("a log").iter().map(message).collect()
    }
}

/// The tabulator and enter, as the protocol calls them.
const TAB: &str = "\u{e004}";
pub const ENTER: &str = "\u{e007}";

fn answer(request: minreq::Request, body: &Value) -> Value {
    let request = request.with_header("Content-Type", "application/json").with_timeout(PATIENCE);
    let response = request.with_body(body.to_string()).send().expect("an answer of chromedriver");
    let text = response.as_str().expect("text");
    let mut value: Value = serde_json::from_str(text).expect("JSON");
    assert_eq!(response.status_code, 200, "{body}: {text}");
    value["value"].take()
}

impl Drop for Browser {
    fn drop(&mut self) {
        // The browser first: nobody would end it once its driver has gone.
        if !self.session.is_empty() {
            let _ = minreq::delete(self.session.clone()).with_timeout(PATIENCE).send();
        }
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}
