package dev.parley.protocol.derived;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.protocol.id.Member;
import dev.parley.protocol.json.Crc;
import dev.parley.protocol.log.EntryBody;
import dev.parley.protocol.log.LogPosition;
import dev.parley.protocol.message.Samples;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class GroupStateJsonTest {
  private static GroupState state(int origins) {
    Membership membership =
        Membership.of(
            List.of(new Member(Samples.ALICE, true), new Member(Samples.EMI, false)),
            new TreeSet<>(List.of(2, 7)),
            new TreeSet<>(List.of(Samples.BOB.storageId())));
    TreeMap<String, Long> numbers = new TreeMap<>();
    for (int i = 0; i < origins; i++) {
      numbers.put("00000000" + Crc.hex(i), 1L + i);
    }
    Rooms rooms =
        Rooms.NONE_MADE.after(9, new EntryBody.Profile(3, "room", "dev", "what we build"));
    return new GroupState(new LogPosition(16_384, 3, 0x9ae0c1f3), membership, numbers, rooms, 131);
  }

  @Test
  void aCheckpointIsOneObject() {
    String storage = Samples.BOB.storageId();
    String text = new String(GroupStateJson.write(state(2)), UTF_8);
    String members = text.substring(text.indexOf("\"members\""), text.indexOf(",\"removed\""));
    assertEquals(
        "{\"at\":{\"seq_no\":16384,\"term\":3,\"crc\":\"9ae0c1f3\"},\"lamport\":131,"
            + members
            + (",\"removed\":[2,7],\"replaced\":[\"" + storage + "\"]")
            + ",\"rooms\":[{\"name\":\"general\",\"topic\":\"\",\"made_by\":0,\"made_seq\":0},"
            + "{\"name\":\"dev\",\"topic\":\"what we build\",\"made_by\":3,\"made_seq\":9}]"
            + ",\"numbers\":[\"0000000000000000-1\",\"0000000000000001-2\"]",
        text.substring(0, text.length() - Crc.TAIL));
  }

  @Test
  void aCheckpointComesBackAsItWas() {
    for (GroupState state : List.of(GroupState.empty(7), state(0), state(100_000))) {
      byte[] bytes = GroupStateJson.write(state);
      assertEquals(state, GroupStateJson.read(bytes));
      assertArrayEquals(bytes, GroupStateJson.write(GroupStateJson.read(bytes)));
    }
  }

  @Test
  void aTornOrFlippedCheckpointIsRecognised() {
    byte[] bytes = GroupStateJson.write(state(3));
    for (int i = 0; i < bytes.length; i++) {
      byte[] torn = Arrays.copyOf(bytes, i);
      byte[] holed = bytes.clone();
      Arrays.fill(holed, i, bytes.length, (byte) 0);
      byte[] flipped = bytes.clone();
      flipped[i] ^= 1;
      for (byte[] bad : List.of(torn, holed, flipped)) {
        assertThrows(IllegalArgumentException.class, () -> GroupStateJson.read(bad));
      }
    }
  }

  @Test
  void aCheckpointWithoutItsFieldsIsRefused() {
    byte[] sealed = Crc.seal("{\"at\":{}}".getBytes(UTF_8), 0);
    assertThrows(IllegalArgumentException.class, () -> GroupStateJson.read(sealed));
  }
}
