package dev.parley.tui.screen.view;

/** Texts of the tests of the screen. */
final class Texts {
  static final String STATUS =
      """
      OK: messages are being ordered and stored by a majority (5 of 6 voters in reach, need 4)
       peer     n3 "alice"  10.0.0.13:7003  follower for 14 min  group home
       version  parley 0.3.0
       leader   n5 "erin"   term 7
       log      last 1842   final 1842   crc 9ae0c1f3
       outbox   0 waiting   0 of others held

       PEER  NAME   ADDRESS         ROLE      VOTER  STATE  LAST  TRAILS  HEARD
       n1    bob    10.0.0.11:7001  follower  yes    up     1842       0  0.3 s
       n2    carol  10.0.0.12:7002  learner   no     up      632    1210  0.2 s
      *n3    alice  10.0.0.13:7003  follower  yes    up     1842       0      -
       n5    erin   10.0.0.15:7005  leader    yes    up     1842       0  0.1 s
       n6    frank  10.0.0.16:7006  follower  yes    down      ?       ?  4 min

       09:21:57 leader n4 not heard for 1.0 s, election, term 7
       09:21:58 n5 leads, term 7, after 800 ms
      """;

  private Texts() {}

  /** That many numbered lines. */
  static String lines(int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i <= count; i++) {
      text.append(i == 1 ? "" : "\n")
          .append("this is line ")
          .append(i)
          .append(" of ")
          .append(count);
    }
    return text.toString();
  }
}
