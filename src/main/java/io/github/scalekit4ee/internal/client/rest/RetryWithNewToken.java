package io.github.scalekit4ee.internal.client.rest;

import io.github.scalekit4ee.client.AccessToken;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.client.ResponseProcessingException;
import jakarta.ws.rs.client.WebTarget;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes a call a second time and puts the second answer in the place of the first.
 *
 * <p>Jakarta REST lets a response filter change an answer but has no means to send the request again. A new invocation by
 * the same client does it; that is how Jersey's own digest authentication works. RESTEasy's MicroProfile client accepts only
 * invocations of its own making, so there the same invocation is run again.
 */
public final class RetryWithNewToken {

    /** In bytes. */
    private static final int LONGEST_REFUSAL = 64 * 1024;

    private final AuthorizedRequest first;
    private final AuthorizedRequest second;

    private RetryWithNewToken(AuthorizedRequest first, AuthorizedRequest second) {
        this.first = first;
        this.second = second;
    }

    public static RetryWithNewToken of(AuthorizedRequest call, AccessToken next) {
        return new RetryWithNewToken(call, call.repeatedWith(next));
    }

    public void replace(ClientRequestContext request, ClientResponseContext response) throws IOException {
        Invocation own = ownInvocation(request);
        Client client = request.getClient();
        if (own == null && client == null) {
            return;
        }
        if (!drain(response)) {
            return;
        }
        Response answer;
        try {
            answer = own != null ? again(own, request) : anew(client, request);
        } catch (ResponseProcessingException e) {
            // A filter of the application threw it. Around the first answer it will be wrapped once more.
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            throw e;
        }
        copy(answer, response);
    }

    /**
     * Reads the first answer to its end, which gives its connection back before another is needed. Closing its stream would
     * do so too, but RESTEasy then takes the whole answer for closed, the second one included.
     *
     * @return false if it is longer than an error message has any need to be; it is then passed on as it came
     */
    private static boolean drain(ClientResponseContext response) throws IOException {
        InputStream body = response.getEntityStream();
        if (body == null) {
            return true;
        }
        byte[] start = body.readNBytes(LONGEST_REFUSAL + 1);
        if (start.length <= LONGEST_REFUSAL) {
            return true;
        }
        response.setEntityStream(new SequenceInputStream(new ByteArrayInputStream(start), body));
        return false;
    }

    private Response again(Invocation invocation, ClientRequestContext request) {
        request.setProperty(AuthorizedRequest.PROPERTY, second);
        // The invocation keeps its headers; the application's filters are not to see the token.
        request.getHeaders().remove(HttpHeaders.AUTHORIZATION);
        try {
            return invocation.invoke();
        } finally {
            request.setProperty(AuthorizedRequest.PROPERTY, first);
        }
    }

    private Response anew(Client client, ClientRequestContext request) {
        WebTarget target = client.target(second.uri());
        inherit(request.getConfiguration(), target);
        Invocation.Builder builder =
                target.request().headers(second.headers()).property(AuthorizedRequest.PROPERTY, second);
        Object entity = second.entity();
        return entity == null
                ? builder.build(request.getMethod()).invoke()
                : builder.build(request.getMethod(), Entity.entity(entity, second.mediaType(), second.annotations()))
                        .invoke();
    }

    /** What was registered and set for the call's own target, such as a writer for its entity or a timeout. */
    private static void inherit(Configuration from, WebTarget target) {
        Configuration present = target.getConfiguration();
        from.getProperties().forEach((name, value) -> {
            if (!name.equals(AuthorizedRequest.PROPERTY) && present.getProperty(name) == null) {
                target.property(name, value);
            }
        });
        for (Object component : from.getInstances()) {
            if (!present.isRegistered(component) && !present.isRegistered(component.getClass())) {
                target.register(component, from.getContracts(component.getClass()));
            }
        }
        for (Class<?> component : from.getClasses()) {
            if (!present.isRegistered(component)) {
                target.register(component, from.getContracts(component));
            }
        }
    }

    private void copy(Response answer, ClientResponseContext response) {
        response.setStatusInfo(answer.getStatusInfo());
        MultivaluedMap<String, String> headers = response.getHeaders();
        headers.clear();
        headers.putAll(answer.getStringHeaders());
        List<String> encoding = second.contentEncoding();
        if (encoding != null) {
            headers.put(HttpHeaders.CONTENT_ENCODING, encoding);
        }
        response.setEntityStream(
                answer.hasEntity()
                        ? new AnswerBody(answer.readEntity(InputStream.class), answer)
                        : new AnswerBody(answer));
    }

    /** RESTEasy's invocation, which its request context gives away; null with any other implementation. */
    private static @Nullable Invocation ownInvocation(ClientRequestContext request) {
        try {
            return request.getClass().getMethod("getInvocation").invoke(request) instanceof Invocation invocation
                    ? invocation
                    : null;
        } catch (ReflectiveOperationException e) {
            return null; // not RESTEasy: a new invocation does it
        }
    }

    /** Ends the second answer with its body, and keeps it reachable until then: RESTEasy closes what is garbage. */
    private static final class AnswerBody extends FilterInputStream {

        private final Response answer;

        AnswerBody(InputStream body, Response answer) {
            super(body);
            this.answer = answer;
        }

        AnswerBody(Response answer) {
            this(InputStream.nullInputStream(), answer);
        }

        @Override
        public void close() throws IOException {
            super.close();
            answer.close();
        }
    }
}
