//! What sort of file some bytes are, by what they begin with; knows nothing of what is in it.

/// A file that is no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// A zip archive, which a workbook (.xlsx) is.
    Workbook,
    /// Something a register may come as, but that is not read.
    Other(Foreign),
}

/// Files people take for tables that are none of those that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Foreign {
    /// A workbook of Excel 97–2003, or one with a password: both are in the same container.
    OldWorkbook,
    /// A web page or other markup, whatever its name ends in: what web forms export as .xls.
    Markup,
    /// A PDF.
    Pdf,
    /// A workbook of `OpenDocument`.
    OpenDocument,
    /// A workbook in the binary form of .xlsb.
    BinaryWorkbook,
    /// A document of a word processor.
    Document,
    /// Some other archive.
    Archive,
}

/// Returns what sort of file it is; `None`: text, as far as its beginning tells.
pub fn of(bytes: &[u8]) -> Option<Content> {
    const STARTS: [(&[u8], Content); 6] = [
        (b"PK\x03\x04", Content::Workbook),
        (b"PK\x05\x06", Content::Workbook),
        (b"\xD0\xCF\x11\xE0", Content::Other(Foreign::OldWorkbook)),
        (b"\x09\x08", Content::Other(Foreign::OldWorkbook)),
        (b"%PDF", Content::Other(Foreign::Pdf)),
        (b"\x1F\x8B", Content::Other(Foreign::Archive)),
    ];
    if let Some((_, content)) = STARTS.into_iter().find(|(start, _)| bytes.starts_with(start)) {
        return Some(content);
    }
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    // A cell may begin with `<`; a page says which it is.
    let begins = |tag: &str| text.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag.as_bytes()));
    let is_markup = ["<!doctype", "<html", "<table", "<?xml", "<meta", "<head", "<style"].into_iter().any(begins);
    is_markup.then_some(Content::Other(Foreign::Markup))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_told_by_what_they_begin_with() {
        let other = |foreign| Some(Content::Other(foreign));
        for (bytes, content) in [
            (&b"PK\x03\x04rest"[..], Some(Content::Workbook)),
            (b"\xD0\xCF\x11\xE0\xA1\xB1", other(Foreign::OldWorkbook)),
            (b"%PDF-1.7", other(Foreign::Pdf)),
            (b"\xEF\xBB\xBF \r\n<HTML xmlns:x=", other(Foreign::Markup)),
            (b"<?xml version=\"1.0\"?><Workbook", other(Foreign::Markup)),
            (b"<b>,code", None),
            (b"code,name", None),
            (b"", None),
        ] {
            assert_eq!(of(bytes), content, "{bytes:?}");
        }
    }
}
