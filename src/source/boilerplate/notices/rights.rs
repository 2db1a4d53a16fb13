//! Who owns a book and who printed it: the words of notices of rights and of imprints, in small letters.

/// All rights are reserved. No such phrase is part of a sentence about owning.
pub(in crate::source) const RESERVED: &[&str] = &[
    "all rights reserved",
    "alle rechte vorbehalten",
    "tous droits réservés",
    "todos los derechos reservados",
    "tutti i diritti riservati",
    "todos os direitos reservados",
    "все права защищены",
    "wszelkie prawa zastrzeżone",
    "版权所有",
    "版權所有",
    "無断転載",
    "無断複製",
    "無断複写",
    "転載を禁",
    "무단 전재",
];

/// Copying is forbidden; an imprint has more to say than that.
pub(in crate::source) const FORBIDDEN: &[&str] = &["翻印必究", "侵权必究", "侵權必究"];

/// The same as sentences, of which no imprint is made.
pub(in crate::source) const PROHIBITIONS: &[&str] = &[
    "no part of this book may",
    "no part of this publication",
    "盗版必究",
    "複製を禁",
    "転載・複製",
    "複製・転載",
    "무단전재",
];

/// The number of a book or of its entry in a catalogue, and who owns it: what hardly stands anywhere
/// else than in an imprint.
pub(in crate::source) const CATALOGUE: &[&str] = &[
    "isbn",
    "cip数据",
    "cip 数据",
    "cip資料",
    "在版编目",
    "cataloguing in publication",
    "cataloging in publication",
    "cataloguing-in-publication",
    "cataloging-in-publication",
    "©",
    "copyright",
    "réservés pour tous pays",
    "版权信息",
    "版權信息",
    "著作権",
    "著作權",
    "複製することを禁",
    "书号",
    "書號",
    "저작권",
];

/// What is told of a print.
pub(in crate::source) const PRINT: &[&str] = &[
    "first published",
    "published by",
    "printed in",
    "first edition",
    "library of congress",
    "impressum",
    "dépôt légal",
    "depósito legal",
    "出版社",
    "出版发行",
    "出版發行",
    "版次",
    "印次",
    "印刷",
    "开本",
    "印张",
    "字数",
    "定价",
    "責任編輯",
    "责任编辑",
    "発行",
    "奥付",
    "achevé d'imprimer",
    "achevé d’imprimer",
    "druck und bindung",
    "经销",
    "經銷",
    "印数",
    "责任印制",
    "毫米×",
    "電子書籍版",
    "発行者",
    "펴낸곳",
    "발행",
];
