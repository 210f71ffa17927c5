/** Who leads: Bully decides who, terms and promises of a majority decide whether. */
package dev.parley.protocol.election;
