package io.github.scalekit4ee.client;

import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A request as a filter sees it, of an implementation that runs the same invocation again, as RESTEasy does. */
public final class FakeRequest {

    private URI uri;
    private final MultivaluedMap<String, Object> headers = new MultivaluedHashMap<>();
    private final Map<String, Object> properties = new HashMap<>();
    private final @Nullable Invocation invocation;
    private @Nullable Client client;

    public FakeRequest(URI uri) {
        this.uri = uri;
        invocation = null;
    }

    public FakeRequest(URI uri, Supplier<?> again) {
        this.uri = uri;
        invocation = proxy(Invocation.class, (method, arguments) -> method.equals("invoke") ? again.get() : null);
    }

    public MultivaluedMap<String, Object> headers() {
        return headers;
    }

    public void sendBy(Client sender) {
        client = sender;
    }

    public Map<String, Object> properties() {
        return properties;
    }

    public void moveTo(URI target) {
        uri = target;
    }

    public ClientRequestContext context() {
        return proxy(WithInvocation.class, this::call);
    }

    /** What RESTEasy's own type has. */
    public interface WithInvocation extends ClientRequestContext {

        Invocation getInvocation();
    }

    private @Nullable Object call(String method, Object[] arguments) {
        return switch (method) {
            case "getUri" -> uri;
            case "getHeaders" -> headers;
            case "getHeaderString" -> headers.getFirst((String) arguments[0]);
            case "getEntityAnnotations" -> new Annotation[0];
            case "getProperty" -> properties.get((String) arguments[0]);
            case "setProperty" -> properties.put((String) arguments[0], arguments[1]);
            case "removeProperty" -> properties.remove((String) arguments[0]);
            case "getInvocation" -> invocation;
            case "getClient" -> client;
            case "getEntity", "getEntityType", "getMediaType" -> null;
            default -> throw new UnsupportedOperationException(method);
        };
    }

    public interface Call {
        @Nullable
        Object answer(String method, Object[] arguments);
    }

    public static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                FakeRequest.class.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> call.answer(method.getName(), arguments)));
    }
}
