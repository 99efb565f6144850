package io.github.scalekit4ee.internal.cdi;

import io.github.scalekit4ee.internal.Fake;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.spi.AnnotatedField;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.InjectionTarget;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessBean;
import jakarta.enterprise.inject.spi.ProcessInjectionPoint;
import jakarta.enterprise.inject.spi.ProcessInjectionTarget;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a container tells an extension of the classes of an application. */
@SuppressWarnings("rawtypes")
final class ContainerEvents {

    private ContainerEvents() {}

    /** Tells the extension of a bean, which is a mechanism where its class is one. */
    static Bean<?> found(ScalekitExtension extension, Class<?> type, Class<? extends Annotation> scope) {
        Bean<?> bean = HttpAuthenticationMechanism.class.isAssignableFrom(type)
                ? bean(type, scope, type, HttpAuthenticationMechanism.class)
                : bean(type, scope, type);
        extension.find(event(bean));
        return bean;
    }

    static ProcessBean<?> event(Bean<?> bean) {
        return Fake.of(ProcessBean.class)
                .on("getBean", (Object) bean)
                .on("getAnnotated", (Object) annotated(bean.getBeanClass()))
                .make();
    }

    static Bean<?> bean(Class<?> type, Class<? extends Annotation> scope, Class<?>... types) {
        return Fake.of(Bean.class)
                .on("getBeanClass", (Object) type)
                .on("getScope", (Object) scope)
                .on("getTypes", (Object) Set.of(types))
                .on("isAlternative", false)
                .on("getQualifiers", Set.of(Any.Literal.INSTANCE, Default.Literal.INSTANCE))
                .on("getInjectionPoints", points(type))
                .make();
    }

    static InjectionPoint point(Field field) {
        return Fake.of(InjectionPoint.class)
                .on("getQualifiers", Set.of(field.getAnnotations()))
                .on("getType", field.getGenericType())
                .on("getMember", field)
                .on("getBean", given -> null)
                .make();
    }

    private static Set<InjectionPoint> points(Class<?> type) {
        return fields(type).map(ContainerEvents::point).collect(Collectors.toSet());
    }

    private static Stream<Field> fields(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                .filter(field -> !field.isSynthetic() && !field.getName().equals("serialVersionUID"));
    }

    static ProcessInjectionPoint injectionPoint(Class<?> type, String field) throws NoSuchFieldException {
        return Fake.of(ProcessInjectionPoint.class)
                .on("getInjectionPoint", point(type.getDeclaredField(field)))
                .make();
    }

    static ProcessInjectionTarget<?> target(Class<?> type) {
        return Fake.of(ProcessInjectionTarget.class)
                .on("getAnnotatedType", (Object) annotated(type))
                .on(
                        "getInjectionTarget",
                        Fake.of(InjectionTarget.class)
                                .on("getInjectionPoints", points(type))
                                .make())
                .make();
    }

    static Fake<ProcessAnnotatedType> discovered(Class<?> type) {
        return Fake.of(ProcessAnnotatedType.class).on("getAnnotatedType", (Object) annotated(type));
    }

    /** With its methods, and without its annotations. */
    static Fake<ProcessAnnotatedType> discoveredMethods(Class<?> type) {
        return Fake.of(ProcessAnnotatedType.class).on("getAnnotatedType", (Object) annotatedMethods(type));
    }

    static AnnotatedType<?> annotated(Class<?> type, Annotation... annotations) {
        return Fake.of(AnnotatedType.class)
                .on("getJavaClass", (Object) type)
                .on("getAnnotations", Set.of(annotations.length == 0 ? type.getAnnotations() : annotations))
                .make();
    }

    static AnnotatedType<?> annotatedFields(Class<?> type) {
        Set<Object> fields = fields(type)
                .map(field -> Fake.of(AnnotatedField.class)
                        .on("isAnnotationPresent", true)
                        .on("getJavaMember", field)
                        .make())
                .collect(Collectors.toSet());
        return Fake.of(AnnotatedType.class)
                .on("getFields", fields)
                .on("getConstructors", Set.of())
                .on("getMethods", Set.of())
                .make();
    }

    private static AnnotatedType<?> annotatedMethods(Class<?> type) {
        Set<Object> methods = Arrays.stream(type.getDeclaredMethods())
                .map(method -> Fake.of(AnnotatedMethod.class)
                        .on("getJavaMember", method)
                        .make())
                .collect(Collectors.toSet());
        return Fake.of(AnnotatedType.class)
                .on("getJavaClass", (Object) type)
                .on("getMethods", methods)
                .make();
    }
}
