package io.github.scalekit4ee.testing;

import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a JUnit 5 test its own {@link SimulatedScalekit}: one for the class when registered on the class or in a static
 * field, one for each test when in an instance field. An environment of a class keeps its keys and clients from test to
 * test; before each test its faults end and its journal is cleared.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final SimulatedScalekitExtension SCALEKIT =
 *         SimulatedScalekitExtension.with(scalekit -> scalekit.client("m2morg_1", "secret", "read:deployments"));
 *
 * @Test
 * void answersAClient(SimulatedScalekit scalekit, @Token(scopes = "read:deployments") String jwt) { … }
 * }</pre>
 */
public final class SimulatedScalekitExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback, ParameterResolver {
    private final UnaryOperator<SimulatedScalekitBuilder> settings;
    private final List<String> audiences;
    private final ExtensionContext.Namespace namespace =
            ExtensionContext.Namespace.create(SimulatedScalekitExtension.class, this);
    private volatile @Nullable SimulatedScalekit running;

    /** An environment with the defaults of {@link SimulatedScalekit#start()}. */
    public SimulatedScalekitExtension() {
        this(UnaryOperator.identity(), List.of());
    }

    private SimulatedScalekitExtension(UnaryOperator<SimulatedScalekitBuilder> settings, List<String> audiences) {
        this.settings = settings;
        this.audiences = audiences;
    }

    /**
     * An environment with settings.
     *
     * @param settings changes the builder that the environment starts from
     * @return the extension
     */
    public static SimulatedScalekitExtension with(UnaryOperator<SimulatedScalekitBuilder> settings) {
        return new SimulatedScalekitExtension(Objects.requireNonNull(settings, "settings"), List.of());
    }

    /**
     * The same, with {@code aud} of each {@link Token} that names none itself.
     *
     * @param audience what the application accepts
     * @return another extension, to be registered in place of this one
     */
    public SimulatedScalekitExtension audience(String... audience) {
        return new SimulatedScalekitExtension(settings, List.of(audience));
    }

    /**
     * The environment of the running test.
     *
     * @return the environment
     * @throws IllegalStateException before the first and after the last test
     */
    public SimulatedScalekit scalekit() {
        SimulatedScalekit current = running;
        if (current == null) {
            throw new IllegalStateException(
                    "No test is running, so there is no environment. Ask for it inside a test.");
        }
        return current;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        startUnlessRunning(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        SimulatedScalekit scalekit = startUnlessRunning(context);
        scalekit.recover();
        scalekit.journal().clear();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        closeIfStartedIn(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        closeIfStartedIn(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        if (parameter.isAnnotated(Token.class) && type != String.class) {
            throw new ParameterResolutionException(
                    "@Token is for a parameter of type String, and " + parameter.getParameter() + " is none.");
        }
        return type == SimulatedScalekit.class || parameter.isAnnotated(Token.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        SimulatedScalekit scalekit = startUnlessRunning(context);
        return parameter
                .findAnnotation(Token.class)
                .<Object>map(asked -> TokenParameter.token(asked, scalekit, audiences))
                .orElse(scalekit);
    }

    /** The store looks in the enclosing contexts too, so nested classes share the environment of the outermost one. */
    private SimulatedScalekit startUnlessRunning(ExtensionContext context) {
        SimulatedScalekit scalekit = context.getStore(namespace)
                .getOrComputeIfAbsent(
                        SimulatedScalekit.class,
                        key -> settings.apply(SimulatedScalekit.builder()).start(),
                        SimulatedScalekit.class);
        running = scalekit;
        return scalekit;
    }

    /** Removal looks in this context alone: whoever started the environment also ends it. */
    private void closeIfStartedIn(ExtensionContext context) {
        SimulatedScalekit scalekit =
                context.getStore(namespace).remove(SimulatedScalekit.class, SimulatedScalekit.class);
        if (scalekit != null) {
            scalekit.close();
            running = null;
        }
    }
}
