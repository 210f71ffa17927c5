package dev.parley.node.discovery;

import java.util.List;

/** What discovery leads to. Called on a thread of its own. */
public interface DiscoveryListener {

  /** Nobody was found: this peer founds a group of that id, if it is in none by now. */
  void onFounding(String groupId);

  /** Where members are that may be dialled: all of them, each time; {@code host:port}. */
  void onSuggested(List<String> addresses);

  /** A member was heard for the first time; what it says of itself may be a lie. */
  void onMet(String name, String address);

  /** Another group of the same name is heard for a while; once for each. */
  void onOtherGroup(String address, String groupId);
}
