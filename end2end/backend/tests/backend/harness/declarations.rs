//! Declarations, as the app writes them.

use reqwest::Method;
use serde_json::{Value, json};

use super::{Browser, Reply};

pub const DECLARATIONS: &str = "/organizations/romashka/declarations";

/// One that may be submitted; a day that is past, whenever this runs.
pub fn complete() -> Value {
    json!({
        "report_id": "sr-romashka-003",
        "workplaces": ["wp-romashka-003-002", "wp-romashka-003-001"],
        "address": "170100, г. Тверь, ул. Советская, д. 1",
        "signed_by": "Иванова Мария Петровна",
        "signed_by_position": "Генеральный директор",
        "signed_on": "2026-01-20",
        "note": null,
    })
}

impl Browser {
    pub async fn begin_declaration(&self, list: &str, key: &str, content: &Value) -> Reply {
        let request = self.request(&Method::POST, list);
        let request = request.header("idempotency-key", key);
        self.send(request.json(content)).await
    }

    /// A draft of this content: its path and its tag.
    pub async fn draft(&self, key: &str, content: &Value) -> (String, String) {
        let reply = self.begin_declaration(DECLARATIONS, key, content).await;
        assert_eq!(reply.status, 201, "{reply:?}");
        let location = reply.header("location");
        let path = location.strip_prefix("/api/v1").expect("an address");
        (path.to_owned(), reply.header("etag").to_owned())
    }

    pub async fn save_declaration(&self, path: &str, tag: &str, content: &Value) -> Reply {
        let request = self.request(&Method::PUT, path).header("if-match", tag);
        self.send(request.json(content)).await
    }

    pub async fn submit(&self, path: &str, tag: &str, key: &str) -> Reply {
        let request = self.request(&Method::POST, &format!("{path}/submit"));
        let request = request.header("if-match", tag);
        self.send(request.header("idempotency-key", key)).await
    }

    pub async fn registry_says(&self, declaration: &str, verdict: &str) -> u16 {
        let form = [("declaration", declaration), ("verdict", verdict)];
        let answer = self.post_stand("/stand/declarations", &form).await;
        answer.status().as_u16()
    }
}
