package io.github.scalekit4ee.wiring;

import io.github.scalekit4ee.testing.SimulatedScalekit;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One {@link Server} and one environment for all tests of the wiring. */
final class ServerExtension implements ParameterResolver {

    private record Shared(Server server, SimulatedScalekit scalekit) implements AutoCloseable {

        @Override
        public void close() throws Exception {
            server.close();
            scalekit.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext extension) {
        Class<?> type = parameter.getParameter().getType();
        return type == Server.class || type == SimulatedScalekit.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext extension) {
        Shared shared = extension
                .getRoot()
                .getStore(Namespace.create(ServerExtension.class))
                .getOrComputeIfAbsent(
                        Shared.class, unknown -> new Shared(Server.start(), SimulatedScalekit.start()), Shared.class);
        return parameter.getParameter().getType() == Server.class ? shared.server : shared.scalekit;
    }
}
