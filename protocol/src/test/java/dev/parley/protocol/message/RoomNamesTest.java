package dev.parley.protocol.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class RoomNamesTest {
  @Test
  void namesAreOfLettersAndDigitsOfAnyScript() {
    for (String good : List.of("dev", "7", "a-b_c.d", "größe", "日本", "हिन्दी", "x".repeat(32))) {
      assertTrue(RoomNames.isGood(good), good);
    }
    for (String bad :
        List.of("", "#", "a b", "a/b", "a\nb", "\u0301a", "x".repeat(33), "日".repeat(11), "☃")) {
      assertFalse(RoomNames.isGood(bad), bad);
    }
    assertFalse(RoomNames.isGood("a\ud800"));
  }

  @Test
  void whatIsTypedInCapitalsOrInAnotherFormIsTheSameRoom() {
    assertEquals("dev", RoomNames.fold("#DEV"));
    assertEquals("dev", RoomNames.fold("ＤＥＶ"));
    assertEquals("größe", RoomNames.fold("GRO\u0308ßE"));
    assertEquals("#dev", RoomNames.fold("##dev"));
    for (String odd : List.of("Dev", "ｄｅｖ", "o\u0308")) {
      assertFalse(RoomNames.isGood(odd), odd);
    }
  }

  @Test
  void aTopicIsOneLine() {
    assertTrue(Limits.isTopic(""));
    assertTrue(Limits.isTopic("ä".repeat(128)));
    for (String bad : List.of("ä".repeat(129), "a\nb", "a\tb", "a\u001b[1m", "\u202e")) {
      assertFalse(Limits.isTopic(bad), bad);
    }
    assertFalse(Limits.isTopic("\ud800"));
  }

  @Test
  void noTwoRoomsLookLikeOneByLettersThatShowNothing() {
    for (int unseen : new int[] {0x34F, 0x115F, 0x1160, 0x17B4, 0x180B, 0x3164, 0xFE0F, 0xE0100}) {
      String name = RoomNames.fold("general" + Character.toString(unseen));
      assertFalse(RoomNames.isGood(name) && !name.equals("general"), name);
    }
  }
}
