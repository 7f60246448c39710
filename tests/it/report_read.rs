//! Reads reports back with parsers that are not ours: what text they find, and what they complain about.

use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx};
use quick_xml::events::Event;
use scraper::{Html, Selector};
use serde_json::Value as Json;

/// The page, parsed without complaint.
pub fn html(bytes: &[u8]) -> Html {
    let page = Html::parse_document(std::str::from_utf8(bytes).unwrap());
    assert_eq!(page.errors, Vec::<std::borrow::Cow<'static, str>>::new());
    page
}

/// The texts of a page, and of what describes its pictures.
pub fn html_texts(page: &Html) -> Vec<String> {
    let body = page.select(&Selector::parse("body").unwrap()).next().unwrap();
    body.text().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()).collect()
}

/// The parts of a package, by name.
pub fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut package = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let n_parts = package.len();
    let part = |idx| {
        let mut part = package.by_index(idx).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        (part.name().unwrap().into_owned(), bytes)
    };
    (0..n_parts).map(part).collect()
}

/// The part of that name as text.
pub fn part(bytes: &[u8], name: &str) -> String {
    let part = parts(bytes).into_iter().find(|part| part.0 == name).unwrap_or_else(|| panic!("no {name}"));
    String::from_utf8(part.1).unwrap()
}

/// Every element of a part with its attributes, in order; that it is well-formed is checked on the way.
pub fn elements(xml: &str) -> Vec<(String, Vec<(String, String)>)> {
    let mut reader = quick_xml::Reader::from_str(xml);
    let mut found = Vec::new();
    let mut depth = 0;
    loop {
        match reader.read_event().unwrap() {
            Event::Start(element) => {
                depth += 1;
                found.push(element_of(&element));
            }
            Event::Empty(element) => found.push(element_of(&element)),
            Event::End(_) => depth -= 1,
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0);
    found
}

fn element_of(element: &quick_xml::events::BytesStart<'_>) -> (String, Vec<(String, String)>) {
    let name = element.name().as_ref().to_owned();
    let attributes = element.attributes().map(|attribute| {
        let attribute = attribute.unwrap();
        let key = attribute.key.as_ref().to_owned();
        (key, decoded(&attribute.value))
    });
    (name, attributes.collect())
}

/// Undoes the escapes of markup.
pub fn decoded(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

/// The texts of the runs, and of what describes the pictures.
pub fn docx_texts(bytes: &[u8]) -> Vec<String> {
    let xml = part(bytes, "word/document.xml");
    let mut texts: Vec<String> = xml
        .split("<w:t xml:space=\"preserve\">")
        .skip(1)
        .map(|rest| decoded(rest.split("</w:t>").next().unwrap()))
        .collect();
    let described = elements(&xml).into_iter().filter(|(name, _)| name == "wp:docPr");
    texts
        .extend(described.flat_map(|(_, attributes)| attributes).filter(|(key, _)| key == "descr").map(|(_, alt)| alt));
    texts
}

/// The sheets, by name, with their cells.
pub fn sheets(bytes: &[u8]) -> Vec<(String, Vec<Vec<Data>>)> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.to_vec())).unwrap();
    let names = book.sheet_names().to_vec();
    for name in &names {
        let formulas = book.worksheet_formula(name).unwrap();
        assert!(formulas.rows().flatten().all(String::is_empty), "{name} has formulas");
    }
    let mut sheets = Vec::new();
    for name in names {
        let cells = book.worksheet_range(&name).unwrap().rows().map(<[Data]>::to_vec).collect();
        sheets.push((name, cells));
    }
    sheets
}

/// The texts of every sheet; numbers too, as they are.
pub fn xlsx_texts(bytes: &[u8]) -> Vec<String> {
    let cells = sheets(bytes).into_iter().flat_map(|(_, rows)| rows).flatten();
    cells.filter(|cell| !matches!(cell, Data::Empty)).map(|cell| cell.to_string()).collect()
}

/// The rows of a table, with the mark at its start and the ends of its lines checked on the way.
pub fn csv_rows(bytes: &[u8]) -> Vec<Vec<String>> {
    let rest = bytes.strip_prefix(b"\xef\xbb\xbf").expect("a mark at the start");
    let text = std::str::from_utf8(rest).unwrap();
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(rest);
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// Every string in a document.
pub fn json_texts(document: &Json) -> Vec<String> {
    match document {
        Json::String(text) => vec![text.clone()],
        Json::Array(values) => values.iter().flat_map(json_texts).collect(),
        Json::Object(members) => members.values().flat_map(json_texts).collect(),
        Json::Null | Json::Bool(_) | Json::Number(_) => Vec::new(),
    }
}

/// Markdown with its escapes undone.
pub fn md_text(bytes: &[u8]) -> String {
    decoded(&std::str::from_utf8(bytes).unwrap().replace('\\', ""))
}
