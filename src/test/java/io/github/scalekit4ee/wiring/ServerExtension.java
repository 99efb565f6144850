package io.github.scalekit4ee.wiring;

import io.github.scalekit4ee.testing.SimulatedScalekit;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One {@link Server} and one environment for all tests of the wiring in this JVM, also where each of them is run by itself. */
final class ServerExtension implements ParameterResolver {

    /** Made when the first test asks. */
    private static final class Shared {

        private static final SimulatedScalekit SCALEKIT;
        private static final Server SERVER;

        static {
            // It looks for the primes of its key meanwhile.
            var starting = CompletableFuture.supplyAsync(SimulatedScalekit::start);
            SERVER = Server.start();
            SCALEKIT = starting.join();
            Runtime.getRuntime().addShutdownHook(new Thread(SERVER::close));
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext extension) {
        Class<?> type = parameter.getParameter().getType();
        return type == Server.class || type == SimulatedScalekit.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext extension) {
        return parameter.getParameter().getType() == Server.class ? Shared.SERVER : Shared.SCALEKIT;
    }
}
