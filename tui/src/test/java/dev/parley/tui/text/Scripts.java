package dev.parley.tui.text;

import java.util.List;
import java.util.Random;

/** Random texts that people and enemies could send. */
public final class Scripts {
  private static final List<String> PIECES =
      List.of(
          " ",
          "  ",
          "\n",
          "\t",
          "\r\n",
          "word",
          "averyveryverylongwordwithoutanyblank",
          "Grüße",
          "e\u0301",
          "x\u0302\u0323",
          "Привет",
          "שָׁלוֹם",
          "مَرْحَبًا",
          "नमस्ते",
          "हिन्दी",
          "தமிழ்",
          "မြန်မာကျော်",
          "ភាសាខ្មែរ",
          "น้ำ",
          "สวัสดี",
          "ພາສາ",
          "世界",
          "ｆｕｌｌ",
          "ﾊﾝｶｸ",
          "한국어",
          "\u1112\u1161\u11ab",
          "\u1161",
          "㌀",
          "ㄅㄆ",
          "か\u3099",
          "𝔐𝔞𝔱𝔥",
          "𐌰𐌱",
          "🙂",
          "👍🏽",
          "🏽",
          "👩‍👩‍👧‍👦",
          "❤️",
          "⚡",
          "⌚\uFE0F",
          "🌶️",
          "1️⃣",
          "🇩🇪",
          "🇩",
          "🏴\uDB40\uDC67\uDB40\uDC7F",
          "\u200D",
          "\uFE0F",
          "\u200B",
          "\u202E",
          "\u2028",
          "\u001b[31m",
          "\u009b",
          "\u007f",
          "\u0000",
          "\uD83D",
          "\uDE42",
          "\u0301",
          "\u20DD",
          "\u00AD",
          "\u2190\u0338",
          "\uFFFF");

  private Scripts() {}

  /** Of that many pieces: words of many scripts, pictures, controls, and any code points. */
  public static String random(Random random, int pieces) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < pieces; i++) {
      switch (random.nextInt(8)) {
        case 0 -> text.append((char) random.nextInt(0x10000));
        case 1 -> text.appendCodePoint(random.nextInt(0x110000));
        case 2 -> text.append((char) (0x300 + random.nextInt(0x70)));
        default -> text.append(PIECES.get(random.nextInt(PIECES.size())));
      }
    }
    return text.toString();
  }
}
