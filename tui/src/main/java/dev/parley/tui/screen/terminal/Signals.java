package dev.parley.tui.screen.terminal;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import org.slf4j.LoggerFactory;

/** Signals of the system, by the way that Lanterna takes: the JDK has no better one. */
final class Signals {
  private Signals() {}

  /**
   * Has {@code then} run, on a thread of the system's, whenever that signal comes; where the JDK
   * does not know it, nothing happens.
   *
   * @param name without {@code SIG}
   */
  static void handle(String name, Runnable then) {
    try {
      // Named in the code, these classes would be a warning that cannot be switched off.
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      InvocationHandler call =
          (proxy, method, arguments) -> {
            if (method.getName().equals("handle")) {
              then.run();
            }
            return null;
          };
      Object handling =
          Proxy.newProxyInstance(Signals.class.getClassLoader(), new Class<?>[] {handler}, call);
      Object wanted = signal.getConstructor(String.class).newInstance(name);
      signal.getMethod("handle", signal, handler).invoke(null, wanted, handling);
    } catch (ReflectiveOperationException e) {
      LoggerFactory.getLogger(Signals.class).warn("no signal {}", name, e);
    }
  }
}
