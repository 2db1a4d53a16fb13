//! Tables of data and tables that are layout.

use super::element;
use dom_query::NodeRef;

/// What a table is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Table {
    /// Rows and columns mean something: it is read row by row.
    Data,
    /// It puts pieces of a page beside each other: each cell is read as if no table were there.
    Layout,
}

/// A cell with more than this, in bytes, is running text.
const LONG_CELL: usize = 1200;

/// Tells the two apart, by what is in the cells; a look at no more than the table's own content.
pub(super) fn kind(table: &NodeRef) -> Table {
    if table.attr("role").is_some_and(|r| matches!(r.trim(), "presentation" | "none")) {
        return Table::Layout;
    }
    let (mut rows, mut cells, mut in_row, mut widest) = (0, 0, 0, 0);
    let mut paragraphs = 0;
    for node in table.descendants_it() {
        if node.is_text() && node.text().len() > LONG_CELL {
            return Table::Layout;
        }
        match element::name(&node).as_str() {
            "tr" => {
                rows += 1;
                in_row = 0;
            }
            "td" | "th" => {
                cells += 1;
                in_row += 1;
                widest = widest.max(in_row);
            }
            "p" => paragraphs += 1,
            "table" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "article" | "section" | "form"
            | "blockquote" | "pre" | "figure" => return Table::Layout,
            _ => {}
        }
    }
    // More than one paragraph in most cells is text beside text.
    let is_text = paragraphs > cells;
    if rows < 2 || widest < 2 || is_text { Table::Layout } else { Table::Data }
}
