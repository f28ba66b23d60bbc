//! Lists, page by page.

use reqwest::Method;
use serde_json::Value;

use super::{Browser, Reply};

impl Browser {
    /// `query` without its `?`.
    pub async fn ask(&self, path: &str, query: &[(&str, &str)]) -> Reply {
        let request = self.request(&Method::GET, path);
        self.send(request.query(query)).await
    }

    /// Every item of a list, in order, and the total of the last page. It may begin at a cursor.
    pub async fn walk(&self, path: &str, query: &[(&str, &str)]) -> (Vec<Value>, Value) {
        let mut all = Vec::new();
        let mut cursor: Option<String> = None;
        loop {
            let more = cursor.iter().map(|cursor| ("cursor", cursor.as_str()));
            let asked = query.iter().copied();
            let asked = asked.filter(|(name, _)| cursor.is_none() || *name != "cursor");
            let query: Vec<_> = asked.chain(more).collect();
            let mut reply = self.ask(path, &query).await;
            assert_eq!(reply.status, 200, "{query:?}");
            let items = reply.body["items"].as_array_mut().map(std::mem::take);
            all.extend(items.expect("a list"));
            match reply.body["next_cursor"].as_str() {
                Some(next) => cursor = Some(next.to_owned()),
                None => return (all, reply.body["total"].clone()),
            }
        }
    }
}
