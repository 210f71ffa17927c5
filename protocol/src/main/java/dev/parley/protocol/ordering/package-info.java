/** In what order: the leader's numbering, the follower's log, commit, and catching up. */
package dev.parley.protocol.ordering;
