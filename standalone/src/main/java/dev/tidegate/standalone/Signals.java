package dev.tidegate.standalone;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/**
 * Ctrl-C, SIGTERM, and the end of the terminal. A shutdown hook would not do: the libraries have
 * hooks of their own, which run at the same time and take Flink's files away while the savepoint is
 * being written, and the exit code would not be ours. The class behind this is reached by
 * reflection, as in Kafka, since the compiler refuses its name.
 */
final class Signals {
  private Signals() {}

  /** Calls {@code action} on a thread of the JVM at each of the signals, instead of exiting. */
  static void onTermination(Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      InvocationHandler calls =
          (proxy, method, arguments) -> {
            switch (method.getName()) {
              case "handle" -> action.run();
              case "hashCode" -> {
                return System.identityHashCode(proxy);
              }
              case "equals" -> {
                return arguments != null && proxy == arguments[0];
              }
              default -> {
                return "termination";
              }
            }
            return null;
          };
      Object ours =
          Proxy.newProxyInstance(Signals.class.getClassLoader(), new Class<?>[] {handler}, calls);
      for (String name : new String[] {"INT", "TERM", "HUP"}) {
        signal
            .getMethod("handle", signal, handler)
            .invoke(null, signal.getConstructor(String.class).newInstance(name), ours);
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this JVM has no sun.misc.Signal", e);
    }
  }
}
