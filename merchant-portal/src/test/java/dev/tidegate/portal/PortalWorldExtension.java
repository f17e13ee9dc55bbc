package dev.tidegate.portal;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the one {@link PortalWorld}, which JUnit closes at the end of the run. */
public final class PortalWorldExtension implements ParameterResolver {
  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == PortalWorld.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.create(PortalWorld.class))
        .getOrComputeIfAbsent(PortalWorld.class, type -> create(), PortalWorld.class);
  }

  private static PortalWorld create() {
    try {
      return new PortalWorld();
    } catch (Exception e) {
      throw new IllegalStateException("the world of the portal's tests did not start", e);
    }
  }
}
