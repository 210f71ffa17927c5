package dev.parley.tui.demo;

import java.util.BitSet;
import java.util.List;

/**
 * What a peer has to show at the end.
 *
 * @param deliveries in the order in which they were shown
 * @param queued the numbers of its own messages that it acknowledged; read only
 */
record Account(int id, List<Delivery> deliveries, BitSet queued) {}
