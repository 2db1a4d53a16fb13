//! Texts of our own in many languages, for the tests of encodings.

use super::encoding::{Encoding, Order};

/// A language, the encodings that its texts are in, and a text: two hundred characters or more.
pub(super) const SAMPLES: &[(&str, &[&str], &str)] = &[
    (
        "zh-Hans",
        &["gbk", "gb18030", "hz-gb-2312"],
        "青石镇的旧码头从春天起就在翻修。每天清晨，工人们沿着河堤把石板一块一块抬上来，孩子们\
         站在桥上看。镇长说，这项工程要花两年时间，总共需要三百多万元，钱由县里和镇里各出一半\
         。老人们记得，五十年前这里还停着运粮食的木船，夜里能听见船工唱歌。现在河水清了，鱼也\
         回来了，可是大家都想知道，等码头修好以后，还会不会有人坐船到对岸去赶集。茶馆的老板笑\
         着回答：“只要有人愿意走水路，我就给他们免费泡茶。”",
    ),
    (
        "zh-Hant",
        &["big5"],
        "青石鎮的舊碼頭從春天起就在翻修。每天清晨，工人們沿著河堤把石板一塊一塊抬上來，孩子們\
         站在橋上看。鎮長說，這項工程要花兩年時間，總共需要三百多萬元，錢由縣裡和鎮裡各出一半\
         。老人們記得，五十年前這裡還停著運糧食的木船，夜裡能聽見船工唱歌。現在河水清了，魚也\
         回來了，可是大家都想知道，等碼頭修好以後，還會不會有人坐船到對岸去趕集。茶館的老闆笑\
         著回答：「只要有人願意走水路，我就給他們免費泡茶。」",
    ),
    (
        "ja",
        &["shift_jis", "euc-jp", "iso-2022-jp"],
        "町の古い船着き場は、春から修理が続いている。毎朝早く、職人たちが川沿いの石を一つずつ\
         運び上げ、子どもたちは橋の上からそれを眺めている。町長によると、工事には二年かかり、\
         費用は県と町が半分ずつ出すという。五十年前には米を積んだ木の舟がここに並び、夜になる\
         と船頭の歌が聞こえたと、年寄りたちは話す。川の水はきれいになり、魚も戻ってきた。けれ\
         ども、船着き場ができあがったあと、舟で向こう岸の市場へ行く人がいるかどうかは、まだだ\
         れにも分からない。",
    ),
    (
        "ko",
        &["euc-kr"],
        "마을의 오래된 나루터는 봄부터 수리를 하고 있다. 날마다 이른 아침이면 일꾼들이 강둑을 \
         따라 돌을 하나씩 옮기고, 아이들은 다리 위에서 그 모습을 바라본다. 면장은 공사가 두 \
         해쯤 걸리고 비용은 군과 면이 절반씩 낸다고 말했다. 노인들은 오십 년 전만 해도 쌀을 \
         실은 나무배가 이곳에 줄지어 서 있었고 밤이면 뱃사공의 노래가 들렸다고 기억한다. 이제 \
         강물은 맑아지고 물고기도 돌아왔다. 그러나 나루터가 다 고쳐진 뒤에도 배를 타고 건너편 \
         장에 갈 사람이 있을지는 아직 아무도 모른다.",
    ),
    (
        "ru",
        &["windows-1251", "koi8-r", "iso-8859-5", "ibm866"],
        "Старую пристань в нашем городке чинят с самой весны. Каждое утро рабочие поднимают \
         камни вдоль берега, а дети смотрят на них с моста. Глава города говорит, что работа \
         займёт два года и что половину денег даст область. Старики помнят, как пятьдесят лет \
         назад здесь стояли лодки с зерном и по ночам пели гребцы. Теперь вода стала чистой, \
         и рыба вернулась. Но никто не знает, поедет ли кто-нибудь по реке на рынок.",
    ),
    (
        "uk",
        &["windows-1251", "koi8-u"],
        "Стару пристань у нашому містечку лагодять від самої весни. Щоранку робітники \
         піднімають каміння вздовж берега, а діти дивляться на них із мосту. Міський голова \
         каже, що робота триватиме два роки і що половину грошей дасть область. Старі люди \
         пам'ятають, як п'ятдесят років тому тут стояли човни із зерном і вночі співали \
         веслярі. Тепер вода стала чистою, і риба повернулася. Але ніхто не знає, чи поїде \
         хтось річкою на ринок.",
    ),
    (
        "fr",
        &["windows-1252", "iso-8859-15"],
        "Le vieux débarcadère de notre village est en réparation depuis le début du \
         printemps. Chaque matin, les ouvriers soulèvent les pierres le long de la rivière, \
         pendant que les élèves les regardent du haut du pont. Le maire a déclaré que les \
         travaux dureraient deux années et que la région payerait la moitié des dépenses. Les \
         aînés se rappellent les péniches chargées de blé, où l'on chantait très tard. L'eau \
         est redevenue claire et les poissons sont revenus, mais personne ne sait si l'on ira \
         encore au marché en bateau.",
    ),
    (
        "de",
        &["windows-1252", "iso-8859-15"],
        "Die alte Anlegestelle in unserem Städtchen wird seit dem Frühjahr ausgebessert. \
         Jeden Morgen heben die Arbeiter am Flussufer die Steine, während die Schüler von der \
         Brücke zusehen. Der Bürgermeister erklärt, dass die Arbeiten zwei Jahre dauern und \
         die Hälfte des Geldes vom Kreis kommt. Ältere Leute erzählen, dass hier früher große \
         Kähne mit Getreide lagen und man nachts die Schiffer singen hörte. Das Wasser ist \
         sauber geworden, und die Fische sind zurück. Ob aber jemand über den Fluss zum Markt \
         fährt, weiß niemand.",
    ),
    (
        "es",
        &["windows-1252"],
        "El viejo embarcadero de nuestro pueblo está en obras desde la primavera. Cada mañana \
         los obreros levantan las piedras junto al río, mientras los niños miran desde el \
         puente. El alcalde explicó que los trabajos durarán dos años y que la región pagará \
         la mitad. Según cuentan los más ancianos, aquí había barcas cargadas de trigo y por \
         la noche se oía cantar a los remeros. El agua está limpia otra vez y también \
         volvieron los peces, pero nadie sabe quién irá al mercado en barca.",
    ),
    (
        "pt",
        &["windows-1252"],
        "O velho cais da nossa povoação está em obras desde a primavera. Todas as manhãs os \
         operários levantam as pedras junto ao rio, enquanto as crianças observam da ponte. O \
         presidente da câmara explicou que os trabalhos vão durar dois anos e que a região \
         pagará metade. Os mais velhos recordam que aqui havia barcas carregadas de trigo e \
         que à noite se ouviam as canções dos remadores. A água está limpa outra vez e os \
         peixes também voltaram, mas ninguém sabe se alguém irá de barco à feira.",
    ),
    (
        "pl",
        &["windows-1250", "iso-8859-2"],
        "Starą przystań w naszym miasteczku naprawiają już od wiosny. Każdego ranka robotnicy \
         podnoszą kamienie wzdłuż brzegu, a dzieci patrzą na nich z mostu. Burmistrz mówi, że \
         prace potrwają dwa lata i że połowę pieniędzy da województwo. Starsi ludzie \
         pamiętają, jak pięćdziesiąt lat temu stały tu łodzie ze zbożem, a nocą słychać było \
         śpiew wioślarzy. Teraz woda jest czysta i ryby wróciły. Nikt jednak nie wie, czy \
         ktoś popłynie łodzią na targ.",
    ),
    (
        "cs",
        &["windows-1250", "iso-8859-2"],
        "Staré přístaviště v našem městečku se opravuje už od jara. Každé ráno dělníci \
         zvedají kameny podél břehu a děti se na ně dívají z mostu. Starosta říká, že práce \
         potrvají dva roky a že polovinu peněz zaplatí kraj. Starší lidé si pamatují, jak tu \
         před padesáti lety stály čluny s obilím a v noci bylo slyšet zpěv veslařů. Teď je \
         voda čistá a ryby se vrátily. Nikdo však neví, jestli ještě někdo pojede na trh \
         lodí.",
    ),
    (
        "hu",
        &["windows-1250", "iso-8859-2"],
        "A városka régi kikötőjét tavasz óta javítják. A munkások minden reggel köveket \
         emelnek ki a folyó partján, a gyerekek pedig a hídról nézik őket. A polgármester azt \
         mondja, hogy a munka két évig tart, és a költségek felét a megye fizeti. Az öregek \
         emlékeznek rá, hogy ötven évvel ezelőtt gabonával megrakott hajók álltak itt, és \
         éjjel hallani lehetett az evezősök énekét. A víz újra tiszta, és a halak is \
         visszatértek. Azt azonban senki sem tudja, hogy lesz-e, aki hajóval megy a vásárra.",
    ),
    (
        "tr",
        &["windows-1254"],
        "Kasabamızın eski iskelesi ilkbahardan beri onarılıyor. İşçiler her sabah ırmağın \
         kıyısındaki taşları kaldırıyor, çocuklar da köprüden onları seyrediyor. Belediye \
         başkanı, işin iki yıl süreceğini ve paranın yarısını ilin vereceğini söylüyor. \
         Yaşlılar, elli yıl önce burada buğday yüklü kayıkların durduğunu, geceleri \
         kürekçilerin şarkılarının duyulduğunu anlatıyor. Şimdi su temizlendi, balıklar da \
         döndü. Ama kimse pazara kayıkla gidecek birinin olup olmayacağını bilmiyor.",
    ),
    (
        "lt",
        &["windows-1257", "iso-8859-13"],
        "Senoji mūsų miestelio prieplauka taisoma nuo pat pavasario. Kiekvieną rytą \
         darbininkai kelia akmenis palei krantą, o vaikai žiūri į juos nuo tilto. Meras sako, \
         kad darbai truks dvejus metus ir kad pusę pinigų duos apskritis. Seni žmonės \
         prisimena, kaip prieš penkiasdešimt metų čia stovėjo grūdų prikrautos valtys, o \
         naktimis girdėjosi irkluotojų dainos. Dabar vanduo švarus ir žuvys sugrįžo, tačiau \
         niekas nežino, ar kas nors plauks į turgų.",
    ),
    (
        "el",
        &["windows-1253", "iso-8859-7"],
        "Η παλιά αποβάθρα της μικρής μας πόλης επισκευάζεται από την άνοιξη. Κάθε πρωί οι \
         εργάτες σηκώνουν τις πέτρες στην όχθη του ποταμού και τα παιδιά τους κοιτάζουν από \
         τη γέφυρα. Ο δήμαρχος λέει ότι το έργο θα κρατήσει δύο χρόνια και ότι τα μισά \
         χρήματα θα τα δώσει η περιφέρεια. Οι γέροι θυμούνται τις βάρκες με το σιτάρι και τα \
         τραγούδια των κωπηλατών τη νύχτα. Τώρα το νερό είναι πάλι καθαρό και τα ψάρια \
         γύρισαν.",
    ),
    (
        "he",
        &["windows-1255"],
        "המזח הישן בעיירה שלנו נמצא בתיקון מאז האביב. בכל בוקר הפועלים מרימים את האבנים לאורך \
         גדת הנהר, והילדים מסתכלים עליהם מן הגשר. ראש העיר אומר שהעבודה תימשך שנתיים ושהמחוז \
         ישלם מחצית מן הכסף. הזקנים זוכרים שלפני חמישים שנה עמדו כאן סירות עמוסות חיטה ובלילה \
         נשמעו שירי החותרים. עכשיו המים נקיים והדגים חזרו, אבל איש אינו יודע אם מישהו יפליג \
         אל השוק.",
    ),
    (
        "ar",
        &["windows-1256", "iso-8859-6"],
        "يجري إصلاح المرسى القديم في بلدتنا منذ بداية الربيع. في كل صباح يرفع العمال الحجارة \
         على ضفة النهر والأطفال ينظرون إليهم من فوق الجسر. يقول رئيس البلدية إن العمل سيستمر \
         سنتين وإن المحافظة ستدفع نصف المال. ويتذكر كبار السن أن القوارب المحملة بالقمح كانت \
         تقف هنا قبل خمسين سنة وأن أغاني البحارة كانت تسمع في الليل. أصبح الماء نظيفا وعادت \
         الأسماك.",
    ),
    (
        "th",
        &["windows-874"],
        "ท่าเรือเก่าของเมืองเรากำลังซ่อมแซมตั้งแต่ฤดูใบไม้ผลิ \
         ทุกเช้าคนงานจะยกก้อนหินขึ้นมาตามริมฝั่งแม่น้ำ และเด็กๆ ยืนดูอยู่บนสะพาน \
         นายกเทศมนตรีบอกว่างานนี้จะใช้เวลาสองปี และจังหวัดจะจ่ายเงินครึ่งหนึ่ง \
         คนแก่ยังจำได้ว่าเมื่อห้าสิบปีก่อนมีเรือบรรทุกข้าวจอดอยู่ที่นี่ \
         และตอนกลางคืนได้ยินเสียงเพลงของคนพายเรือ ตอนนี้น้ำใสขึ้นแล้วและปลาก็กลับมา",
    ),
];

/// Encodes a text, as far as an encoding has its characters.
pub(super) fn encode(text: &str, encoding: Encoding) -> Vec<u8> {
    let swap = |b: Vec<u8>, order, size| match order {
        Order::Little => b,
        Order::Big => b.chunks(size).flat_map(|u| u.iter().rev().copied()).collect(),
    };
    match encoding {
        Encoding::Utf8 => text.into(),
        Encoding::Utf16(o) => swap(text.encode_utf16().flat_map(u16::to_le_bytes).collect(), o, 2),
        Encoding::Utf32(o) => {
            swap(text.chars().flat_map(|c| (c as u32).to_le_bytes()).collect(), o, 4)
        }
        Encoding::Hz => {
            let mut hz = Vec::new();
            for c in text.chars() {
                match encoding_rs::GBK.encode(&c.to_string()).0.as_ref() {
                    [b] => hz.push(*b),
                    pair => {
                        hz.extend(b"~{");
                        hz.extend(pair.iter().map(|b| b & 0x7f));
                        hz.extend(b"~}");
                    }
                }
            }
            hz
        }
        Encoding::Legacy(e) => e.encode(text).0.into_owned(),
    }
}
