package dev.parley.protocol.message;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.id.PeerInfo;
import dev.parley.protocol.log.Entry;
import dev.parley.protocol.log.EntryFormat;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageJsonTest {

  private static Message read(String line) {
    return MessageJson.read(line.getBytes(UTF_8));
  }

  private static String refusal(byte[] line) {
    return assertThrows(IllegalArgumentException.class, () -> MessageJson.read(line)).getMessage();
  }

  private static String refusal(String line) {
    return refusal(line.getBytes(UTF_8));
  }

  @Test
  void anEntryIsItsOwnLine() {
    Entry entry = Samples.entries().get(3);
    assertSame(entry.line(), MessageJson.write(new Message.Sequenced(entry)));
  }

  @Test
  void anEntrySplicesTheFieldsOfItsChat() {
    String chat = new String(MessageJson.write(new Message.Chat(Samples.NASTY)), UTF_8);
    String entry = new String(EntryFormat.make(5, 1, Samples.NASTY, 0).line(), UTF_8);
    String fields = chat.substring("{\"type\":\"CHAT\"".length(), chat.length() - 1);
    assertTrue(entry.contains(fields));
  }

  @Test
  void anUnknownTypeIsNull() {
    assertNull(read("{\"type\":\"TYPING\",\"room_id\":\"general\"}"));
  }

  @Test
  void theOrderOfFieldsIsFreeAndUnknownOnesAreIgnored() {
    assertEquals(
        new Message.Ack(7, 42, 0x9ae0c1f3),
        read(
            " { \"new\" : {\"a\":[1.5,{\"b\":null}]} , \"crc\":\"9ae0c1f3\",\t\"seq_no\":42,"
                + "\"type\":\"ACK\",\"term\":7 } "));
  }

  @Test
  void anEntryIsReadWhereverItsTypeStands() {
    String line = new String(Samples.entries().get(3).line(), UTF_8);
    String moved =
        "{"
            + line.substring(1)
                .replace("\"type\":\"SEQ_CHAT\",", "")
                .replace("\"payload\"", "\"type\":\"SEQ_CHAT\",\"payload\"");
    Message.Sequenced read = (Message.Sequenced) read(moved);
    assertEquals(Samples.HELLO, read.entry().body());
    assertEquals(moved, new String(read.entry().line(), UTF_8));
  }

  @Test
  void refusalsSayWhatIsWrong() {
    assertEquals("term is missing", refusal("{\"type\":\"COMMIT\",\"commit_seq\":1}"));
    assertEquals(
        "commit_seq must be a whole number from 0 to 9007199254740991",
        refusal("{\"type\":\"COMMIT\",\"term\":1,\"commit_seq\":-1}"));
    assertEquals("a field is there twice", refusal("{\"type\":\"COMMIT\",\"term\":1,\"term\":1}"));
    assertEquals("type is missing", refusal("{}"));
    assertEquals("not a JSON object", refusal("[1]"));
    assertEquals("something follows the JSON object", refusal("{} {}"));
    assertEquals("not valid JSON, at byte 5", refusal("{\"a\":x}").replaceAll("\\d+", "5"));
    assertEquals("a control character in the line, at byte 1", refusal("{\r\n}"));
    assertEquals("longer than 65536 bytes", refusal("{" + " ".repeat(65_536) + "}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":1}",
        "{\"type\":null}",
        "{\"type\":\"ACK\",\"term\":1,\"seq_no\":1,\"crc\":\"9AE0C1F3\"}",
        "{\"type\":\"ACK\",\"term\":1,\"seq_no\":1,\"crc\":\"\u0669\u0669\u0669\u0669\u0669\u0669\u0669\u0669\"}",
        "{\"type\":\"ACK\",\"term\":01,\"seq_no\":1,\"crc\":\"9ae0c1f3\"}",
        "{\"type\":\"ACK\",\"term\":NaN,\"seq_no\":1,\"crc\":\"9ae0c1f3\"}",
        "{'type':'BYE','reason':''}",
        "{\"type\":\"BYE\",\"reason\":\"\",}",
        "{\"type\":\"BYE\",\"reason\":\"\"}//",
        "{\"type\":\"BYE\",\"reason\":\"\\ud800\"}",
        "{\"type\":\"BYE\",\"reason\":\"\\x\"}",
        "{\"type\":\"REQUEST\",\"kind\":\"NAME\",\"node_id\":1,\"value\":\"x\"}",
        "{\"type\":\"REQUEST\",\"kind\":\"name\",\"node_id\":1,\"value\":\"\"}",
        "{\"type\":\"REQUEST\",\"kind\":\"name\",\"node_id\":2147483648,\"value\":\"x\"}",
        "{\"type\":\"REQUEST\",\"kind\":\"name\",\"node_id\":0,\"value\":\"x\"}",
        "{\"type\":\"CATCHUP_RESP\",\"term\":1,\"as\":\"member\",\"from_seq\":1,\"count\":16385,"
            + "\"commit_seq\":1,\"more\":false}",
        "{\"type\":\"ELECTION\",\"probe\":\"true\",\"term\":1,\"round\":1,\"handover\":false}",
      })
  void badMessagesAreRefused(String line) {
    assertFalse(refusal(line).isEmpty());
  }

  @Test
  void whomANewcomerMayAskInsteadIsBounded() {
    for (int many : new int[] {Limits.TAKERS, Limits.TAKERS + 1}) {
      List<PeerInfo> takers = Collections.nCopies(many, Samples.ALICE);
      byte[] line =
          MessageJson.write(new Message.JoinRefused(Message.RefusalCode.ASK_ANOTHER, "", takers));
      if (many > Limits.TAKERS) {
        refusal(line);
      } else {
        assertEquals(takers, ((Message.JoinRefused) MessageJson.read(line)).takers());
      }
    }
  }

  @Test
  void theIdsThatAPeerHearsAreAscendingAndBounded() {
    String line = new String(MessageJson.write(Samples.messages().get(8)), UTF_8);
    assertTrue(line.contains("[1,2]"));
    for (String hears : new String[] {"[2,1]", "[1,1]", "[0]", "[1.0]", "[null]", "{}", "1"}) {
      refusal(line.replace("[1,2]", hears));
    }
    StringBuilder many = new StringBuilder("[1");
    for (int i = 2; i <= 401; i++) {
      many.append(',').append(i);
    }
    refusal(line.replace("[1,2]", many + "]"));
  }

  /** Overlong forms, surrogates, stray and missing bytes, and what is above Unicode. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "80",
        "c080",
        "c1bf",
        "c3",
        "c328",
        "e08080",
        "e09fbf",
        "eda080",
        "edbfbf",
        "e282",
        "f08080",
        "f0808080",
        "f08fbfbf",
        "f4908080",
        "f5808080",
        "ff",
        "fe"
      })
  void onlyUtf8IsRead(String hex) {
    String line = "{\"type\":\"BYE\",\"reason\":\"x\",\"y\":\"";
    String all = HexFormat.of().formatHex(line.getBytes(UTF_8)) + hex;
    assertTrue(refusal(HexFormat.of().parseHex(all + "227d")).startsWith("not UTF-8"), hex);
    assertTrue(refusal(HexFormat.of().parseHex(all)).startsWith("not UTF-8"), hex);
  }

  @Test
  void noOtherEncodingIsGuessed() {
    refusal("{\"type\":\"BYE\",\"reason\":\"\"}".getBytes(UTF_16LE));
    refusal("\ufeff{\"type\":\"BYE\",\"reason\":\"\"}");
  }

  @Test
  void depthAndNumbersOfFieldsAndElementsAreBounded() {
    refusal("[".repeat(65_000));
    refusal("{\"a\":".repeat(13_000));
    refusal("{\"a\":" + "[".repeat(30_000) + "]".repeat(30_000) + "}");
    refusal("{\"a\":[" + "1,".repeat(30_000) + "1]}");
    StringBuilder fields = new StringBuilder("{\"type\":\"READ\"");
    for (int i = 0; i < 5_000; i++) {
      fields.append(",\"f").append(i).append("\":1");
    }
    refusal(fields + "}");
    refusal("{\"" + "n".repeat(60_000) + "\":1}");
    refusal("{\"a\":" + "9".repeat(60_000) + "}");
  }

  @Test
  void namesAreShortAndPlain() {
    for (String name :
        new String[] {"a", "絵美", "Bob Ørsted", "a\u00a0b", "x".repeat(64), "é".repeat(32)}) {
      assertTrue(Limits.isName(name), name);
    }
    for (String name :
        new String[] {
          "",
          "x".repeat(65),
          "é".repeat(33),
          "a\nb",
          "a\"b",
          "\\",
          "\u0085",
          "\ud800",
          " ",
          "\u00a0",
          "a ",
          "\u2003a",
          "\u200b\u200d"
        }) {
      assertFalse(Limits.isName(name), name);
    }
  }

  @Test
  void anAddressIsAHostAndAPort() {
    for (String address : new String[] {"host:1", "127.0.0.1:65535", "[::1]:6001", "絵美:80"}) {
      assertTrue(Limits.isAddress(address), address);
    }
    for (String address :
        new String[] {
          "nonsense",
          ":80",
          "host:",
          "host:0",
          "host:65536",
          "host:+1",
          "host:٣",
          "a b:80",
          "3:host:80",
          "::1:80",
          "[]:80",
          "x".repeat(62) + ":80"
        }) {
      assertFalse(Limits.isAddress(address), address);
    }
  }

  @Test
  void aSuffixedNameIsStillAName() {
    assertEquals("bob-3", Limits.suffixed("bob", "-3"));
    assertEquals("x".repeat(62) + "-3", Limits.suffixed("x".repeat(64), "-3"));
    assertEquals(
        "\ud83d\ude00".repeat(15) + "-3", Limits.suffixed("\ud83d\ude00".repeat(16), "-3"));
  }
}
