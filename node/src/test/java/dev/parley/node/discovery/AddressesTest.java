package dev.parley.node.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;

class AddressesTest {
  private final InetAddress near;

  AddressesTest() throws Exception {
    near = InetAddress.getByAddress(new byte[] {10, 0, 0, 7});
  }

  @Test
  void anAddressForOthersIsToldAsItIs() {
    assertEquals("10.0.0.5:6001", Addresses.toTell("10.0.0.5:6001", near, 6002));
    assertEquals("[2001:db8::1]:6001", Addresses.toTell("[2001:db8::1]:6001", near, 6002));
  }

  @Test
  void inPlaceOfAnyAddressAndOfANameItIsThatOfTheInterface() {
    assertEquals("10.0.0.7:6002", Addresses.toTell("0.0.0.0:6001", near, 6002));
    assertEquals("10.0.0.7:6002", Addresses.toTell("alice.example.org:6001", near, 6002));
  }

  @Test
  void noNameIsLookedUpForAStranger() {
    assertTrue(Addresses.isFit("10.0.0.5:6001", near));
    assertFalse(Addresses.isFit("alice.example.org:6001", near));
    assertFalse(Addresses.isFit("0.0.0.0:6001", near));
    assertFalse(Addresses.isFit("239.1.2.3:6001", near));
  }

  @Test
  void nobodyElsewhereNamesAnAddressOfThisMachine() {
    assertFalse(Addresses.isFit("127.0.0.1:6001", near));
    assertFalse(Addresses.isFit("[::1]:6001", near));
    assertTrue(Addresses.isFit("127.0.0.1:6001", InetAddress.getLoopbackAddress()));
  }
}
