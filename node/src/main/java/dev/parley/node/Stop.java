package dev.parley.node;

import dev.parley.protocol.effect.StopReason;

/**
 * Why a node stops.
 *
 * @param inOrder what is final by now is delivered first
 */
record Stop(StopReason reason, String text, boolean inOrder) {}
