package dev.parley.tui.screen.terminal;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
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
   * @return puts back what was done before
   */
  static Runnable handle(String name, Runnable then) {
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
      Method handle = signal.getMethod("handle", signal, handler);
      Object before = handle.invoke(null, wanted, handling);
      return () -> putBack(handle, wanted, before);
    } catch (ReflectiveOperationException e) {
      LoggerFactory.getLogger(Signals.class).warn("no signal {}", name, e);
      return () -> {};
    }
  }

  private static void putBack(Method handle, Object signal, Object before) {
    try {
      handle.invoke(null, signal, before);
    } catch (ReflectiveOperationException e) {
      LoggerFactory.getLogger(Signals.class).warn("a signal is not handled as before", e);
    }
  }
}
