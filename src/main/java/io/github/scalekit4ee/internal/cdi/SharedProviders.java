package io.github.scalekit4ee.internal.cdi;

import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.annotation.HandlesTypes;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.ClientResponseFilter;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.WriterInterceptor;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the providers of JAX-RS, for {@link SharedComponents}; and the resources, which may keep claims, also in superclasses. A class of
 * its own, since not every server has JAX-RS.
 */
@HandlesTypes({
    Application.class,
    ClientRequestFilter.class,
    ClientResponseFilter.class,
    ContainerRequestFilter.class,
    ContainerResponseFilter.class,
    ContextResolver.class,
    DynamicFeature.class,
    ExceptionMapper.class,
    Feature.class,
    MessageBodyReader.class,
    MessageBodyWriter.class,
    ParamConverterProvider.class,
    Path.class,
    Provider.class,
    ReaderInterceptor.class,
    WriterInterceptor.class
})
public final class SharedProviders implements ServletContainerInitializer {

    @Override
    public void onStartup(@Nullable Set<Class<?>> found, ServletContext context) {
        SharedComponents.check(found == null ? Set.of() : found, context);
    }
}
