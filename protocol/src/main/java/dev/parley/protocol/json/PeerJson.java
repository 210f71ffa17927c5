package dev.parley.protocol.json;

import dev.parley.protocol.id.Member;
import dev.parley.protocol.id.Mode;
import dev.parley.protocol.id.PeerInfo;
import java.util.ArrayList;
import java.util.List;

/** The fields of a {@link PeerInfo}, a {@link Member}, and lists of members. */
public final class PeerJson {
  private PeerJson() {}

  /** Adds the fields of a peer to the object that is open. */
  public static JsonWriter write(JsonWriter json, PeerInfo peer) {
    return json.number("node_id", peer.nodeId())
        .text("name", peer.name())
        .text("address", peer.address())
        .constant("mode", peer.mode())
        .text("storage_id", peer.storageId());
  }

  public static PeerInfo read(Fields fields) {
    return new PeerInfo(
        fields.nodeId("node_id"),
        fields.name("name"),
        fields.address("address"),
        fields.constant("mode", Mode.class),
        fields.uuid("storage_id"));
  }

  /** Adds {@code takers} to the object that is open. */
  public static JsonWriter writeTakers(JsonWriter json, List<PeerInfo> takers) {
    json.startArray("takers");
    takers.forEach(taker -> write(json.startObject(), taker).endObject());
    return json.endArray();
  }

  /** Reads {@code takers}: at most {@link Bounds#TAKERS}. */
  public static List<PeerInfo> readTakers(Fields fields) {
    return fields.objects("takers", Bounds.TAKERS).stream().map(PeerJson::read).toList();
  }

  /** Adds {@code members} to the object that is open. */
  public static JsonWriter write(JsonWriter json, List<Member> members) {
    json.startArray("members");
    for (Member member : members) {
      write(json.startObject(), member.info()).flag("voter", member.voter()).endObject();
    }
    return json.endArray();
  }

  /** Reads {@code members}: at most {@link Bounds#MEMBERS}, ascending by id. */
  public static List<Member> readMembers(Fields fields) {
    List<Member> members = new ArrayList<>();
    int last = 0;
    for (Fields each : fields.objects("members", Bounds.MEMBERS)) {
      Member member = new Member(read(each), each.flag("voter"));
      if (member.info().nodeId() <= last) {
        throw new IllegalArgumentException("members must be in the order of their ids");
      }
      last = member.info().nodeId();
      members.add(member);
    }
    return members;
  }
}
