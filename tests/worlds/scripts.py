"""Names and texts in every script that a packet or a window may have to show."""

from __future__ import annotations

LEFT_TO_RIGHT = {
    "Latin": (
        "Łuczak Żółć Ångström",
        "Nguye\u0302\u0303n Thị A\u0301nh",
        "q\u0301 x\u0323\u0304 r\u0307",
        "Ĳsselmeer œuvre Weiß ẞ",
    ),
    "Greek": ("Γιώργος Ωμέγα", "Ἀριστοτέλης ᾧ"),
    "Cyrillic": ("Наталья Ёлкина", "Їжак Ђорђе Љиљана", "и\u0306 е\u0308"),
    "Armenian": ("Հայկ Սարգսյան",),
    "Georgian": ("ქეთევან ბერიძე",),
    "Ethiopic": ("አማኑኤል ተስፋዬ",),
    "Thai": ("พิมพ์ชนก สมชาย", "น้ำใจ ที่นี่ ปี่", "กำลัง"),
    "Lao": ("ສົມໄຊ ນ້ຳ",),
    "Devanagari": ("अमृता शर्मा", "सुनीता किरण", "क्षत्रिय विज्ञान हिन्दी", "र्कि श्री"),
    "Bengali": ("সুনীতা ঘোষ", "কৌশিক"),
    "Tamil": ("கொழும்பு தமிழ்", "ஸ்ரீ"),
    "Malayalam": ("മലയാളം ക്ഷേത്രം",),
    "Sinhala": ("ශ්\u200dරී ලංකා",),
    "Khmer": ("ភាសាខ្មែរ ស្រី",),
    "Burmese": ("မြန်မာ ကြောင်",),
    "Chinese": ("陳美玲", "设计说明，第3章。", "䶮 㛃 \U00020bb7"),
    "Japanese": ("山田 健太", "ちょっと「設計」か\u3099", "ガギグ ﾊﾝｶｸ", "辻 葛\U000e0100城"),
    "Korean": ("김민준", "한국어(테스트)", "\u1112\u1161\u11ab\u1100\u1173\u11af", "\uf95a \uf9f3"),
    "Emoji": (
        "👨\u200d👩\u200d👧\u200d👦 family",
        "👩🏽\u200d💻 at work",
        "👍🏿 well done",
        "🇬🇧🇩🇪 and 🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
        "1\ufe0f\u20e3 #\ufe0f\u20e3 keys",
        "❤\ufe0f ❤\ufe0f\u200d🔥 ☺\ufe0e",
        "🎉🎉🎉 ✅",
    ),
}
RIGHT_TO_LEFT = {
    "Arabic": (
        "محمد العربي",
        "ليلى حداد",
        "لا إله إلا الله",
        "مُحَمَّد",
        "پروین چمنی گچ",
        "مریم\u200cنژاد",
    ),
    "Hebrew": ("דנה כהן", "צבי לוי", "שָׁלוֹם עֲלֵיכֶם"),
}
ONE_WAY = tuple(
    text for group in (LEFT_TO_RIGHT, RIGHT_TO_LEFT) for some in group.values() for text in some
)
"""All texts that run one way from end to end."""

MIXED = (
    "محمد (L4) 2026 تقرير",
    "عدد ١٢٣ و 45.6%",
    "דנה (L4) כהן, 2026",
    "מחיר: 12.50 ₪ (כולל)",
    "Report by محمد العربي, today",
    "by דנה כהן [EV-12] today",
    "مرحبا 🎉 محمد",
)
"""Texts of both directions, with digits and brackets."""

NO_FONT = ("a\U0002a6d6b", "x\U00013000y")
"""Texts with a character that no shipped font has."""
