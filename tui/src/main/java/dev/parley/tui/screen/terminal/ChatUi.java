package dev.parley.tui.screen.terminal;

import dev.parley.node.NodeConfig;
import dev.parley.tui.chat.ChatPort;
import dev.parley.tui.command.Command;
import dev.parley.tui.command.Commands;
import dev.parley.tui.screen.canvas.Canvas;
import dev.parley.tui.screen.model.ChatModel;
import dev.parley.tui.screen.model.ChatUpdate;
import dev.parley.tui.screen.model.Setup;
import dev.parley.tui.screen.model.Size;
import dev.parley.tui.screen.model.UiEvent;
import dev.parley.tui.screen.model.Wish;
import dev.parley.tui.screen.view.ChatView;
import dev.parley.tui.screen.view.ScreenHeights;
import java.util.List;

/** The chat: its model as it is now, and how that looks. */
final class ChatUi implements Ui {
  private static final Size USUAL_SIZE = new Size(80, 24);

  private final ChatUpdate update = new ChatUpdate(new ScreenHeights());
  private ChatModel model;
  private ChatModel drawn;
  private Canvas canvas;

  private ChatUi(ChatModel model) {
    this.model = model;
  }

  static ChatUi of(ScreenOptions options, ChatPort port, long now) {
    NodeConfig node = options.node();
    Setup setup =
        new Setup(
            node.nodeId(),
            node.name(),
            node.group(),
            port.address(),
            node.seeds().stream().map(ChatUi::addressOf).toList(),
            port.deliversFrom(),
            options.look(),
            options.bindings(),
            Commands.all().stream().map(Command::name).toList(),
            options.receipts(),
            options.version());
    return new ChatUi(ChatModel.start(setup, USUAL_SIZE, now));
  }

  /** {@code host:port} of {@code [id:]host:port}. */
  private static String addressOf(String seed) {
    int first = seed.indexOf(':');
    return first == seed.lastIndexOf(':') ? seed : seed.substring(first + 1);
  }

  @Override
  public List<Wish> on(UiEvent event, long now) {
    ChatUpdate.Step step = update.reduce(model, event, now);
    model = step.model();
    return step.wishes();
  }

  @Override
  public Canvas draw() {
    if (model != drawn) {
      canvas = ChatView.draw(model);
      drawn = model;
    }
    return canvas;
  }

  @Override
  public long wakeAt() {
    return ChatUpdate.wakeAt(model);
  }
}
