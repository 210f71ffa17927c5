package dev.parley.protocol.hostile;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.parley.protocol.message.Message;
import dev.parley.protocol.message.MessageJson;
import dev.parley.protocol.message.Samples;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Peers whose leader says anything at all do the same with it, and go on. Each line of the input is
 * something that the leader says or does:
 *
 * <pre>
 * {"type":"SEQ_…",…}   the next entry; its seq_no, term and crc are put in
 * {"type":"…",…}       another message; from then on the peers need not agree
 * C3                   all is final but the last three entries
 * T3                   it leads a new term, and the last three entries are cut
 * P3                   three tenths of a second pass
 * H                    it hands over to n2
 * </pre>
 */
class OddLeaderFuzzTest {

  static Stream<byte[]> scripts() {
    Stream<byte[]> odd = IntStream.range(0, 40).mapToObj(OddLeaderFuzzTest::script);
    Stream<byte[]> plain =
        Samples.messages().stream().map(message -> join(MessageJson.write(message), "P1\nH\nP2"));
    return Stream.concat(odd, plain);
  }

  private static byte[] script(int seed) {
    OddObjects objects = new OddObjects(seed);
    Random random = new Random(seed);
    byte[] script = {};
    for (int i = 0; i < 6; i++) {
      byte[] object = objects.next();
      String deed = "CCTP".charAt(random.nextInt(4)) + "" + random.nextInt(4) + "\n";
      script = object.length < 2000 ? join(script, deed, object) : script;
    }
    return script;
  }

  private static byte[] join(byte[] line, String deed, byte[]... more) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    joined.writeBytes(line);
    joined.writeBytes(("\n" + deed).getBytes(StandardCharsets.US_ASCII));
    Arrays.stream(more).forEach(joined::writeBytes);
    return joined.toByteArray();
  }

  @MethodSource("scripts")
  @DictionaryFile(resourcePath = "/dev/parley/protocol/lines.dict")
  @FuzzTest
  void whateverALeaderSaysItsFollowersGoOn(byte[] script) {
    OddLeader leader = new OddLeader();
    boolean agree = true;
    int begin = 0;
    for (int i = 0; i <= script.length; i++) {
      if (i == script.length || script[i] == '\n') {
        agree &= obey(leader, Arrays.copyOfRange(script, begin, i));
        begin = i + 1;
      }
    }
    leader.checkEach();
    if (agree) {
      leader.check();
    }
  }

  /** False: the followers were told something that they need not agree on. */
  private static boolean obey(OddLeader leader, byte[] line) {
    if (line.length == 0) {
      return true;
    }
    if (line[0] == '{') {
      return say(leader, line);
    }
    int digit = line.length > 1 ? line[1] & 0xf : 0;
    long back = leader.end().seqNo() - digit;
    switch (line[0]) {
      case 'C' -> leader.commits(back);
      case 'T' -> leader.leads(back);
      case 'P' -> leader.passes(100L * digit);
      case 'H' -> {
        leader.follows(leader.handsOverTo(0), 2);
        leader.passes(50);
        return false;
      }
      default -> leader.says(line);
    }
    return line[0] != 'P';
  }

  private static boolean say(OddLeader leader, byte[] line) {
    if (new String(line, StandardCharsets.ISO_8859_1).contains("\"SEQ_")) {
      leader.says(line);
      return true;
    }
    try {
      Message message = MessageJson.read(line);
      if (message != null) {
        leader.saysBesides(message);
      }
    } catch (IllegalArgumentException e) {
      return true;
    }
    return false;
  }
}
