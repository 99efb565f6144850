package io.github.scalekit4ee.internal.client.rest;

import io.github.scalekit4ee.client.AccessToken;
import io.github.scalekit4ee.client.ClientCredentialsClient;
import io.github.scalekit4ee.internal.client.Authorization;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.GenericEntity;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.Reader;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Flow;
import javax.xml.transform.Source;
import org.jspecify.annotations.Nullable;

/**
 * A call with a token, as it was when the token was added, so that it can be made again in just the same way. It travels as
 * a property of the request.
 */
public final class AuthorizedRequest {

    public static final String PROPERTY = AuthorizedRequest.class.getName();

    private final ClientCredentialsClient client;
    private final AccessToken token;
    private final boolean repetition;
    private final URI uri;
    private final MultivaluedMap<String, Object> headers;
    private final @Nullable Object entity;
    private final Annotation[] annotations;
    private final @Nullable MediaType mediaType;
    private @Nullable List<String> contentEncoding;

    private AuthorizedRequest(ClientCredentialsClient client, AccessToken token, ClientRequestContext request) {
        this.client = client;
        this.token = token;
        this.repetition = false;
        uri = request.getUri();
        headers = copy(request.getHeaders());
        headers.remove(HttpHeaders.AUTHORIZATION);
        entity = entityWithType(request);
        annotations = request.getEntityAnnotations();
        mediaType = request.getMediaType();
    }

    private AuthorizedRequest(AuthorizedRequest first, AccessToken token) {
        this.client = first.client;
        this.token = token;
        this.repetition = true;
        uri = first.uri;
        headers = first.headers;
        entity = first.entity;
        annotations = first.annotations;
        mediaType = first.mediaType;
    }

    /** Adds the token to a request and remembers the request with it. */
    public static void begin(ClientCredentialsClient client, AccessToken token, ClientRequestContext request) {
        request.setProperty(PROPERTY, new AuthorizedRequest(client, token, request));
        request.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, Authorization.bearer(token));
    }

    public static @Nullable AuthorizedRequest of(ClientRequestContext request) {
        return request.getProperty(PROPERTY) instanceof AuthorizedRequest call ? call : null;
    }

    AuthorizedRequest repeatedWith(AccessToken next) {
        return new AuthorizedRequest(this, next);
    }

    /** With lists of its own, which a filter that adds a value does not reach. */
    private static MultivaluedMap<String, Object> copy(MultivaluedMap<String, Object> fields) {
        MultivaluedMap<String, Object> copy = new MultivaluedHashMap<>();
        fields.forEach((name, values) -> copy.addAll(name, values));
        return copy;
    }

    /** The declared type tells a writer what the elements of a list are; without it they could be written differently. */
    private static @Nullable Object entityWithType(ClientRequestContext request) {
        Object entity = request.getEntity();
        Type type = request.getEntityType();
        return entity == null || type == null || type == entity.getClass() ? entity : new GenericEntity<>(entity, type);
    }

    /** Undoes what the application's filters did a second time, such as adding a header field to those that are there. */
    public void restore(ClientRequestContext request) {
        request.setUri(uri);
        MultivaluedMap<String, Object> fields = request.getHeaders();
        fields.clear();
        fields.putAll(copy(headers));
        fields.putSingle(HttpHeaders.AUTHORIZATION, Authorization.bearer(token));
        if (entity != null) {
            request.setEntity(entity, annotations, mediaType);
        }
    }

    /**
     * Takes away what would make an interceptor decode the body on its way to the first call, where it is decoded once more.
     */
    public void keepEncodingFrom(ClientResponseContext response) {
        contentEncoding = response.getHeaders().remove(HttpHeaders.CONTENT_ENCODING);
    }

    /** Whether the entity can be written a second time. */
    public boolean isRepeatable() {
        Object value = entity instanceof GenericEntity<?> generic ? generic.getEntity() : entity;
        return !isOneTimeSource(value)
                && !(value instanceof Collection<?> parts
                        && parts.stream().anyMatch(AuthorizedRequest::isOneTimeSource));
    }

    private static boolean isOneTimeSource(@Nullable Object value) {
        return value instanceof AutoCloseable
                || value instanceof Reader
                || value instanceof StreamingOutput
                || value instanceof EntityPart
                || value instanceof Source
                || value instanceof Flow.Publisher;
    }

    public ClientCredentialsClient client() {
        return client;
    }

    public AccessToken token() {
        return token;
    }

    public boolean isRepetition() {
        return repetition;
    }

    URI uri() {
        return uri;
    }

    MultivaluedMap<String, Object> headers() {
        return copy(headers);
    }

    @Nullable
    Object entity() {
        return entity;
    }

    Annotation[] annotations() {
        return annotations;
    }

    @Nullable
    MediaType mediaType() {
        return mediaType;
    }

    @Nullable
    List<String> contentEncoding() {
        return contentEncoding;
    }
}
