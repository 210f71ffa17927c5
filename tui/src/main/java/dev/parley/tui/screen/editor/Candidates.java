package dev.parley.tui.screen.editor;

import java.util.List;

/**
 * What can be completed, each in the order in which it is offered.
 *
 * @param commands without the slash
 * @param nicks of members
 * @param rooms without the {@code #}
 */
public record Candidates(List<String> commands, List<String> nicks, List<String> rooms) {}
