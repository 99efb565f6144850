package io.github.scalekit4ee.sidebyside.kept;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Binds the interceptors of this package. */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
public @interface Kept {}
