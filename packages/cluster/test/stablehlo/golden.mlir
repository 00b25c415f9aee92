// a gradient
module @gradkit {
  func.func public @main(%arg0: tensor<2xf64>) -> (tensor<2xf64>) {
    %0 = "stablehlo.constant"() {value = dense<1.0> : tensor<f64>} : () -> tensor<f64>
    %1 = "stablehlo.constant"() {value = dense<2.0> : tensor<f64>} : () -> tensor<f64>
    %2 = "stablehlo.constant"() {value = dense<100.0> : tensor<f64>} : () -> tensor<f64>
    %3 = "stablehlo.slice"(%arg0) {start_indices = array<i64: 0>, limit_indices = array<i64: 1>, strides = array<i64: 1>} : (tensor<2xf64>) -> tensor<1xf64>
    %4 = "stablehlo.reshape"(%3) : (tensor<1xf64>) -> tensor<f64>
    %5 = "stablehlo.slice"(%arg0) {start_indices = array<i64: 1>, limit_indices = array<i64: 2>, strides = array<i64: 1>} : (tensor<2xf64>) -> tensor<1xf64>
    %6 = "stablehlo.reshape"(%5) : (tensor<1xf64>) -> tensor<f64>
    %7 = "stablehlo.subtract"(%0, %4) : (tensor<f64>, tensor<f64>) -> tensor<f64>
    %8 = "stablehlo.multiply"(%1, %7) : (tensor<f64>, tensor<f64>) -> tensor<f64>
    %9 = "stablehlo.multiply"(%4, %4) : (tensor<f64>, tensor<f64>) -> tensor<f64>
    %10 = "stablehlo.multiply"(%1, %4) : (tensor<f64>, tensor<f64>) -> tensor<f64>
    %11 = "stablehlo.subtract"(%6, %9) : (tensor<f64>, tensor<f64>) -> tensor<f64>
    %12 = "stablehlo.multiply"(%1, %11) : (tensor<f64>, tensor<f64>) -> tensor<f64>
    %13 = "stablehlo.multiply"(%2, %12) : (tensor<f64>, tensor<f64>) -> tensor<f64>
    %14 = "stablehlo.negate"(%13) : (tensor<f64>) -> tensor<f64>
    %15 = "stablehlo.multiply"(%14, %10) : (tensor<f64>, tensor<f64>) -> tensor<f64>
    %16 = "stablehlo.multiply"(%0, %8) : (tensor<f64>, tensor<f64>) -> tensor<f64>
    %17 = "stablehlo.negate"(%16) : (tensor<f64>) -> tensor<f64>
    %18 = "stablehlo.add"(%15, %17) : (tensor<f64>, tensor<f64>) -> tensor<f64>
    %19 = "stablehlo.reshape"(%13) : (tensor<f64>) -> tensor<1xf64>
    %20 = "stablehlo.constant"() {value = dense<0.0> : tensor<f64>} : () -> tensor<f64>
    %21 = "stablehlo.pad"(%19, %20) {edge_padding_low = array<i64: 1>, edge_padding_high = array<i64: 0>, interior_padding = array<i64: 0>} : (tensor<1xf64>, tensor<f64>) -> tensor<2xf64>
    %22 = "stablehlo.reshape"(%18) : (tensor<f64>) -> tensor<1xf64>
    %23 = "stablehlo.constant"() {value = dense<0.0> : tensor<f64>} : () -> tensor<f64>
    %24 = "stablehlo.pad"(%22, %23) {edge_padding_low = array<i64: 0>, edge_padding_high = array<i64: 1>, interior_padding = array<i64: 0>} : (tensor<1xf64>, tensor<f64>) -> tensor<2xf64>
    %25 = "stablehlo.add"(%21, %24) : (tensor<2xf64>, tensor<2xf64>) -> tensor<2xf64>
    return %25 : tensor<2xf64>
  }
}

// a hessian
module @gradkit {
  func.func public @main(%arg0: tensor<2xf64>) -> (tensor<2x2xf64>) {
    %0 = "stablehlo.constant"() {value = dense<1.0> : tensor<f64>} : () -> tensor<f64>
    %1 = "stablehlo.constant"() {value = dense<2.0> : tensor<f64>} : () -> tensor<f64>
    %2 = "stablehlo.constant"() {value = dense<100.0> : tensor<f64>} : () -> tensor<f64>
    %3 = "stablehlo.slice"(%arg0) {start_indices = array<i64: 0>, limit_indices = array<i64: 1>, strides = array<i64: 1>} : (tensor<2xf64>) -> tensor<1xf64>
    %4 = "stablehlo.reshape"(%3) : (tensor<1xf64>) -> tensor<f64>
    %5 = "stablehlo.slice"(%arg0) {start_indices = array<i64: 1>, limit_indices = array<i64: 2>, strides = array<i64: 1>} : (tensor<2xf64>) -> tensor<1xf64>
    %6 = "stablehlo.reshape"(%5) : (tensor<1xf64>) -> tensor<f64>
    %7 = "stablehlo.multiply"(%4, %4) : (tensor<f64>, tensor<f64>) -> tensor<f64>
    %8 = "stablehlo.multiply"(%1, %4) : (tensor<f64>, tensor<f64>) -> tensor<f64>
    %9 = "stablehlo.subtract"(%6, %7) : (tensor<f64>, tensor<f64>) -> tensor<f64>
    %10 = "stablehlo.multiply"(%1, %9) : (tensor<f64>, tensor<f64>) -> tensor<f64>
    %11 = "stablehlo.multiply"(%2, %10) : (tensor<f64>, tensor<f64>) -> tensor<f64>
    %12 = "stablehlo.negate"(%11) : (tensor<f64>) -> tensor<f64>
    %13 = "stablehlo.iota"() {iota_dimension = 0 : i64} : () -> tensor<2x2xf64>
    %14 = "stablehlo.iota"() {iota_dimension = 1 : i64} : () -> tensor<2x2xf64>
    %15 = "stablehlo.compare"(%13, %14) {comparison_direction = #stablehlo<comparison_direction EQ>} : (tensor<2x2xf64>, tensor<2x2xf64>) -> tensor<2x2xi1>
    %16 = "stablehlo.convert"(%15) : (tensor<2x2xi1>) -> tensor<2x2xf64>
    %17 = "stablehlo.slice"(%16) {start_indices = array<i64: 0, 0>, limit_indices = array<i64: 2, 1>, strides = array<i64: 1, 1>} : (tensor<2x2xf64>) -> tensor<2x1xf64>
    %18 = "stablehlo.reshape"(%17) : (tensor<2x1xf64>) -> tensor<2xf64>
    %19 = "stablehlo.slice"(%16) {start_indices = array<i64: 0, 1>, limit_indices = array<i64: 2, 2>, strides = array<i64: 1, 1>} : (tensor<2x2xf64>) -> tensor<2x1xf64>
    %20 = "stablehlo.reshape"(%19) : (tensor<2x1xf64>) -> tensor<2xf64>
    %21 = "stablehlo.negate"(%18) : (tensor<2xf64>) -> tensor<2xf64>
    %22 = "stablehlo.broadcast_in_dim"(%1) {broadcast_dimensions = array<i64>} : (tensor<f64>) -> tensor<2xf64>
    %23 = "stablehlo.multiply"(%22, %21) : (tensor<2xf64>, tensor<2xf64>) -> tensor<2xf64>
    %24 = "stablehlo.broadcast_in_dim"(%8) {broadcast_dimensions = array<i64>} : (tensor<f64>) -> tensor<2xf64>
    %25 = "stablehlo.multiply"(%24, %18) : (tensor<2xf64>, tensor<2xf64>) -> tensor<2xf64>
    %26 = "stablehlo.multiply"(%22, %18) : (tensor<2xf64>, tensor<2xf64>) -> tensor<2xf64>
    %27 = "stablehlo.subtract"(%20, %25) : (tensor<2xf64>, tensor<2xf64>) -> tensor<2xf64>
    %28 = "stablehlo.multiply"(%22, %27) : (tensor<2xf64>, tensor<2xf64>) -> tensor<2xf64>
    %29 = "stablehlo.broadcast_in_dim"(%2) {broadcast_dimensions = array<i64>} : (tensor<f64>) -> tensor<2xf64>
    %30 = "stablehlo.multiply"(%29, %28) : (tensor<2xf64>, tensor<2xf64>) -> tensor<2xf64>
    %31 = "stablehlo.negate"(%30) : (tensor<2xf64>) -> tensor<2xf64>
    %32 = "stablehlo.multiply"(%24, %31) : (tensor<2xf64>, tensor<2xf64>) -> tensor<2xf64>
    %33 = "stablehlo.broadcast_in_dim"(%12) {broadcast_dimensions = array<i64>} : (tensor<f64>) -> tensor<2xf64>
    %34 = "stablehlo.multiply"(%33, %26) : (tensor<2xf64>, tensor<2xf64>) -> tensor<2xf64>
    %35 = "stablehlo.add"(%32, %34) : (tensor<2xf64>, tensor<2xf64>) -> tensor<2xf64>
    %36 = "stablehlo.broadcast_in_dim"(%0) {broadcast_dimensions = array<i64>} : (tensor<f64>) -> tensor<2xf64>
    %37 = "stablehlo.multiply"(%36, %23) : (tensor<2xf64>, tensor<2xf64>) -> tensor<2xf64>
    %38 = "stablehlo.negate"(%37) : (tensor<2xf64>) -> tensor<2xf64>
    %39 = "stablehlo.add"(%35, %38) : (tensor<2xf64>, tensor<2xf64>) -> tensor<2xf64>
    %40 = "stablehlo.reshape"(%30) : (tensor<2xf64>) -> tensor<2x1xf64>
    %41 = "stablehlo.constant"() {value = dense<0.0> : tensor<f64>} : () -> tensor<f64>
    %42 = "stablehlo.pad"(%40, %41) {edge_padding_low = array<i64: 0, 1>, edge_padding_high = array<i64: 0, 0>, interior_padding = array<i64: 0, 0>} : (tensor<2x1xf64>, tensor<f64>) -> tensor<2x2xf64>
    %43 = "stablehlo.reshape"(%39) : (tensor<2xf64>) -> tensor<2x1xf64>
    %44 = "stablehlo.constant"() {value = dense<0.0> : tensor<f64>} : () -> tensor<f64>
    %45 = "stablehlo.pad"(%43, %44) {edge_padding_low = array<i64: 0, 0>, edge_padding_high = array<i64: 0, 1>, interior_padding = array<i64: 0, 0>} : (tensor<2x1xf64>, tensor<f64>) -> tensor<2x2xf64>
    %46 = "stablehlo.add"(%42, %45) : (tensor<2x2xf64>, tensor<2x2xf64>) -> tensor<2x2xf64>
    %47 = "stablehlo.transpose"(%46) {permutation = array<i64: 1, 0>} : (tensor<2x2xf64>) -> tensor<2x2xf64>
    return %47 : tensor<2x2xf64>
  }
}

// a gradient by weights, over rows
module @gradkit {
  func.func public @main(%arg0: tensor<2xf64>, %arg1: tensor<3x2xf64>) -> (tensor<2xf64>) {
    %0 = "stablehlo.constant"() {value = dense<1.0> : tensor<f64>} : () -> tensor<f64>
    %1 = "stablehlo.constant"() {value = dense<2.0> : tensor<f64>} : () -> tensor<f64>
    %2 = "stablehlo.dot_general"(%arg1, %arg0) {dot_dimension_numbers = #stablehlo.dot<lhs_batching_dimensions = [], rhs_batching_dimensions = [], lhs_contracting_dimensions = [1], rhs_contracting_dimensions = [0]>, precision_config = [#stablehlo<precision HIGHEST>, #stablehlo<precision HIGHEST>]} : (tensor<3x2xf64>, tensor<2xf64>) -> tensor<3xf64>
    %3 = "stablehlo.tanh"(%2) : (tensor<3xf64>) -> tensor<3xf64>
    %4 = "stablehlo.multiply"(%3, %3) : (tensor<3xf64>, tensor<3xf64>) -> tensor<3xf64>
    %5 = "stablehlo.broadcast_in_dim"(%0) {broadcast_dimensions = array<i64>} : (tensor<f64>) -> tensor<3xf64>
    %6 = "stablehlo.subtract"(%5, %4) : (tensor<3xf64>, tensor<3xf64>) -> tensor<3xf64>
    %7 = "stablehlo.broadcast_in_dim"(%1) {broadcast_dimensions = array<i64>} : (tensor<f64>) -> tensor<3xf64>
    %8 = "stablehlo.multiply"(%7, %3) : (tensor<3xf64>, tensor<3xf64>) -> tensor<3xf64>
    %9 = "stablehlo.multiply"(%5, %8) : (tensor<3xf64>, tensor<3xf64>) -> tensor<3xf64>
    %10 = "stablehlo.multiply"(%9, %6) : (tensor<3xf64>, tensor<3xf64>) -> tensor<3xf64>
    %11 = "stablehlo.dot_general"(%10, %arg1) {dot_dimension_numbers = #stablehlo.dot<lhs_batching_dimensions = [], rhs_batching_dimensions = [], lhs_contracting_dimensions = [0], rhs_contracting_dimensions = [0]>, precision_config = [#stablehlo<precision HIGHEST>, #stablehlo<precision HIGHEST>]} : (tensor<3xf64>, tensor<3x2xf64>) -> tensor<2xf64>
    return %11 : tensor<2xf64>
  }
}

// a batch
module @gradkit {
  func.func public @main(%arg0: tensor<2x2xf64>) -> (tensor<2x2xf64>) {
    %0 = "stablehlo.sine"(%arg0) : (tensor<2x2xf64>) -> tensor<2x2xf64>
    %1 = "stablehlo.constant"() {value = dense<0.0> : tensor<f64>} : () -> tensor<f64>
    %3 = "stablehlo.reduce"(%arg0, %1) ({
      ^bb0(%a0: tensor<f64>, %a1: tensor<f64>):
        %2 = "stablehlo.add"(%a0, %a1) : (tensor<f64>, tensor<f64>) -> tensor<f64>
        "stablehlo.return"(%2) : (tensor<f64>) -> ()
    }) {dimensions = array<i64: 1>} : (tensor<2x2xf64>, tensor<f64>) -> tensor<2xf64>
    %4 = "stablehlo.reshape"(%3) : (tensor<2xf64>) -> tensor<2x1xf64>
    %5 = "stablehlo.broadcast_in_dim"(%4) {broadcast_dimensions = array<i64: 0, 1>} : (tensor<2x1xf64>) -> tensor<2x2xf64>
    %6 = "stablehlo.multiply"(%0, %5) : (tensor<2x2xf64>, tensor<2x2xf64>) -> tensor<2x2xf64>
    return %6 : tensor<2x2xf64>
  }
}

// a scan of rows
module @gradkit {
  func.func public @main(%arg0: tensor<3xf64>) -> (tensor<f64>, tensor<3xf64>) {
    %0 = "stablehlo.constant"() {value = dense<0.0> : tensor<f64>} : () -> tensor<f64>
    %1 = "stablehlo.constant"() {value = dense<0.0> : tensor<3xf64>} : () -> tensor<3xf64>
    %2 = "stablehlo.constant"() {value = dense<0> : tensor<i32>} : () -> tensor<i32>
    %13:3 = "stablehlo.while"(%2, %0, %1) ({
      ^bb0(%a0: tensor<i32>, %a1: tensor<f64>, %a2: tensor<3xf64>):
        %3 = "stablehlo.constant"() {value = dense<3> : tensor<i32>} : () -> tensor<i32>
        %4 = "stablehlo.compare"(%a0, %3) {comparison_direction = #stablehlo<comparison_direction LT>} : (tensor<i32>, tensor<i32>) -> tensor<i1>
        "stablehlo.return"(%4) : (tensor<i1>) -> ()
    }, {
      ^bb0(%a3: tensor<i32>, %a4: tensor<f64>, %a5: tensor<3xf64>):
        %5 = "stablehlo.dynamic_slice"(%arg0, %a3) {slice_sizes = array<i64: 1>} : (tensor<3xf64>, tensor<i32>) -> tensor<1xf64>
        %6 = "stablehlo.reshape"(%5) : (tensor<1xf64>) -> tensor<f64>
        %7 = "stablehlo.add"(%a4, %6) : (tensor<f64>, tensor<f64>) -> tensor<f64>
        %8 = "stablehlo.multiply"(%a4, %6) : (tensor<f64>, tensor<f64>) -> tensor<f64>
        %9 = "stablehlo.reshape"(%8) : (tensor<f64>) -> tensor<1xf64>
        %10 = "stablehlo.dynamic_update_slice"(%a5, %9, %a3) : (tensor<3xf64>, tensor<1xf64>, tensor<i32>) -> tensor<3xf64>
        %11 = "stablehlo.constant"() {value = dense<1> : tensor<i32>} : () -> tensor<i32>
        %12 = "stablehlo.add"(%a3, %11) : (tensor<i32>, tensor<i32>) -> tensor<i32>
        "stablehlo.return"(%12, %7, %10) : (tensor<i32>, tensor<f64>, tensor<3xf64>) -> ()
    }) : (tensor<i32>, tensor<f64>, tensor<3xf64>) -> (tensor<i32>, tensor<f64>, tensor<3xf64>)
    return %13#1, %13#2 : tensor<f64>, tensor<3xf64>
  }
}

// the gradient of a loop that counts
module @gradkit {
  func.func public @main(%arg0: tensor<f64>) -> (tensor<f64>) {
    %0 = "stablehlo.constant"() {value = dense<1.0> : tensor<f64>} : () -> tensor<f64>
    %1 = "stablehlo.constant"() {value = dense<0.0> : tensor<f64>} : () -> tensor<f64>
    %2 = "stablehlo.iota"() {iota_dimension = 0 : i64} : () -> tensor<4xi32>
    %3 = "stablehlo.constant"() {value = dense<0.0> : tensor<4xf64>} : () -> tensor<4xf64>
    %4 = "stablehlo.constant"() {value = dense<0> : tensor<i32>} : () -> tensor<i32>
    %15:3 = "stablehlo.while"(%4, %0, %3) ({
      ^bb0(%a0: tensor<i32>, %a1: tensor<f64>, %a2: tensor<4xf64>):
        %5 = "stablehlo.constant"() {value = dense<4> : tensor<i32>} : () -> tensor<i32>
        %6 = "stablehlo.compare"(%a0, %5) {comparison_direction = #stablehlo<comparison_direction LT>} : (tensor<i32>, tensor<i32>) -> tensor<i1>
        "stablehlo.return"(%6) : (tensor<i1>) -> ()
    }, {
      ^bb0(%a3: tensor<i32>, %a4: tensor<f64>, %a5: tensor<4xf64>):
        %7 = "stablehlo.dynamic_slice"(%2, %a3) {slice_sizes = array<i64: 1>} : (tensor<4xi32>, tensor<i32>) -> tensor<1xi32>
        %8 = "stablehlo.reshape"(%7) : (tensor<1xi32>) -> tensor<i32>
        %9 = "stablehlo.sine"(%arg0) : (tensor<f64>) -> tensor<f64>
        %10 = "stablehlo.multiply"(%a4, %9) : (tensor<f64>, tensor<f64>) -> tensor<f64>
        %11 = "stablehlo.reshape"(%a4) : (tensor<f64>) -> tensor<1xf64>
        %12 = "stablehlo.dynamic_update_slice"(%a5, %11, %a3) : (tensor<4xf64>, tensor<1xf64>, tensor<i32>) -> tensor<4xf64>
        %13 = "stablehlo.constant"() {value = dense<1> : tensor<i32>} : () -> tensor<i32>
        %14 = "stablehlo.add"(%a3, %13) : (tensor<i32>, tensor<i32>) -> tensor<i32>
        "stablehlo.return"(%14, %10, %12) : (tensor<i32>, tensor<f64>, tensor<4xf64>) -> ()
    }) : (tensor<i32>, tensor<f64>, tensor<4xf64>) -> (tensor<i32>, tensor<f64>, tensor<4xf64>)
    %16 = "stablehlo.constant"() {value = dense<0> : tensor<i32>} : () -> tensor<i32>
    %33:3 = "stablehlo.while"(%16, %1, %0) ({
      ^bb0(%a6: tensor<i32>, %a7: tensor<f64>, %a8: tensor<f64>):
        %17 = "stablehlo.constant"() {value = dense<4> : tensor<i32>} : () -> tensor<i32>
        %18 = "stablehlo.compare"(%a6, %17) {comparison_direction = #stablehlo<comparison_direction LT>} : (tensor<i32>, tensor<i32>) -> tensor<i1>
        "stablehlo.return"(%18) : (tensor<i1>) -> ()
    }, {
      ^bb0(%a9: tensor<i32>, %a10: tensor<f64>, %a11: tensor<f64>):
        %19 = "stablehlo.constant"() {value = dense<3> : tensor<i32>} : () -> tensor<i32>
        %20 = "stablehlo.subtract"(%19, %a9) : (tensor<i32>, tensor<i32>) -> tensor<i32>
        %21 = "stablehlo.dynamic_slice"(%15#2, %20) {slice_sizes = array<i64: 1>} : (tensor<4xf64>, tensor<i32>) -> tensor<1xf64>
        %22 = "stablehlo.reshape"(%21) : (tensor<1xf64>) -> tensor<f64>
        %23 = "stablehlo.dynamic_slice"(%2, %20) {slice_sizes = array<i64: 1>} : (tensor<4xi32>, tensor<i32>) -> tensor<1xi32>
        %24 = "stablehlo.reshape"(%23) : (tensor<1xi32>) -> tensor<i32>
        %25 = "stablehlo.sine"(%arg0) : (tensor<f64>) -> tensor<f64>
        %26 = "stablehlo.cosine"(%arg0) : (tensor<f64>) -> tensor<f64>
        %27 = "stablehlo.multiply"(%a11, %22) : (tensor<f64>, tensor<f64>) -> tensor<f64>
        %28 = "stablehlo.multiply"(%a11, %25) : (tensor<f64>, tensor<f64>) -> tensor<f64>
        %29 = "stablehlo.multiply"(%27, %26) : (tensor<f64>, tensor<f64>) -> tensor<f64>
        %30 = "stablehlo.add"(%a10, %29) : (tensor<f64>, tensor<f64>) -> tensor<f64>
        %31 = "stablehlo.constant"() {value = dense<1> : tensor<i32>} : () -> tensor<i32>
        %32 = "stablehlo.add"(%a9, %31) : (tensor<i32>, tensor<i32>) -> tensor<i32>
        "stablehlo.return"(%32, %30, %28) : (tensor<i32>, tensor<f64>, tensor<f64>) -> ()
    }) : (tensor<i32>, tensor<f64>, tensor<f64>) -> (tensor<i32>, tensor<f64>, tensor<f64>)
    return %33#1 : tensor<f64>
  }
}

// a branch
module @gradkit {
  func.func public @main(%arg0: tensor<f64>) -> (tensor<f64>) {
    %0 = "stablehlo.constant"() {value = dense<0.0> : tensor<f64>} : () -> tensor<f64>
    %1 = "stablehlo.constant"() {value = dense<1.0> : tensor<f64>} : () -> tensor<f64>
    %2 = "stablehlo.compare"(%0, %arg0) {comparison_direction = #stablehlo<comparison_direction LT>} : (tensor<f64>, tensor<f64>) -> tensor<i1>
    %3 = "stablehlo.convert"(%2) : (tensor<i1>) -> tensor<f64>
    %4 = "stablehlo.multiply"(%arg0, %1) : (tensor<f64>, tensor<f64>) -> tensor<f64>
    %5 = "stablehlo.constant"() {value = dense<0.0> : tensor<f64>} : () -> tensor<f64>
    %6 = "stablehlo.compare"(%3, %5) {comparison_direction = #stablehlo<comparison_direction NE>} : (tensor<f64>, tensor<f64>) -> tensor<i1>
    %10 = "stablehlo.if"(%6) ({
        %7 = "stablehlo.constant"() {value = dense<2.0> : tensor<f64>} : () -> tensor<f64>
        %8 = "stablehlo.multiply"(%4, %7) : (tensor<f64>, tensor<f64>) -> tensor<f64>
        "stablehlo.return"(%8) : (tensor<f64>) -> ()
    }, {
        %9 = "stablehlo.sine"(%4) : (tensor<f64>) -> tensor<f64>
        "stablehlo.return"(%9) : (tensor<f64>) -> ()
    }) : (tensor<i1>) -> tensor<f64>
    return %10 : tensor<f64>
  }
}

// a loop with a test
module @gradkit {
  func.func public @main(%arg0: tensor<f64>) -> (tensor<f64>) {
    %0 = "stablehlo.constant"() {value = dense<1.0> : tensor<f64>} : () -> tensor<f64>
    %1 = "stablehlo.multiply"(%arg0, %0) : (tensor<f64>, tensor<f64>) -> tensor<f64>
    %9 = "stablehlo.while"(%1) ({
      ^bb0(%a0: tensor<f64>):
        %2 = "stablehlo.constant"() {value = dense<10.0> : tensor<f64>} : () -> tensor<f64>
        %3 = "stablehlo.compare"(%a0, %2) {comparison_direction = #stablehlo<comparison_direction LT>} : (tensor<f64>, tensor<f64>) -> tensor<i1>
        %4 = "stablehlo.convert"(%3) : (tensor<i1>) -> tensor<f64>
        %5 = "stablehlo.constant"() {value = dense<0.0> : tensor<f64>} : () -> tensor<f64>
        %6 = "stablehlo.compare"(%4, %5) {comparison_direction = #stablehlo<comparison_direction NE>} : (tensor<f64>, tensor<f64>) -> tensor<i1>
        "stablehlo.return"(%6) : (tensor<i1>) -> ()
    }, {
      ^bb0(%a1: tensor<f64>):
        %7 = "stablehlo.constant"() {value = dense<2.0> : tensor<f64>} : () -> tensor<f64>
        %8 = "stablehlo.multiply"(%a1, %7) : (tensor<f64>, tensor<f64>) -> tensor<f64>
        "stablehlo.return"(%8) : (tensor<f64>) -> ()
    }) : (tensor<f64>) -> tensor<f64>
    return %9 : tensor<f64>
  }
}

// a system by Cholesky's factors
module @gradkit {
  func.func public @main(%arg0: tensor<2x2xf64>, %arg1: tensor<2xf64>) -> (tensor<2xf64>) {
    %0 = "stablehlo.constant"() {value = dense<[[9.0, 0.0], [0.0, 9.0]]> : tensor<2x2xf64>} : () -> tensor<2x2xf64>
    %1 = "stablehlo.dot_general"(%arg0, %arg0) {dot_dimension_numbers = #stablehlo.dot<lhs_batching_dimensions = [], rhs_batching_dimensions = [], lhs_contracting_dimensions = [1], rhs_contracting_dimensions = [0]>, precision_config = [#stablehlo<precision HIGHEST>, #stablehlo<precision HIGHEST>]} : (tensor<2x2xf64>, tensor<2x2xf64>) -> tensor<2x2xf64>
    %2 = "stablehlo.add"(%1, %0) : (tensor<2x2xf64>, tensor<2x2xf64>) -> tensor<2x2xf64>
    %3 = "stablehlo.constant"() {value = dense<0.5> : tensor<2x2xf64>} : () -> tensor<2x2xf64>
    %4 = "stablehlo.transpose"(%2) {permutation = array<i64: 1, 0>} : (tensor<2x2xf64>) -> tensor<2x2xf64>
    %5 = "stablehlo.add"(%2, %4) : (tensor<2x2xf64>, tensor<2x2xf64>) -> tensor<2x2xf64>
    %6 = "stablehlo.multiply"(%3, %5) : (tensor<2x2xf64>, tensor<2x2xf64>) -> tensor<2x2xf64>
    %7 = "stablehlo.cholesky"(%6) {lower = true} : (tensor<2x2xf64>) -> tensor<2x2xf64>
    %8 = "stablehlo.iota"() {iota_dimension = 0 : i64} : () -> tensor<2x2xi32>
    %9 = "stablehlo.iota"() {iota_dimension = 1 : i64} : () -> tensor<2x2xi32>
    %10 = "stablehlo.compare"(%8, %9) {comparison_direction = #stablehlo<comparison_direction GE>} : (tensor<2x2xi32>, tensor<2x2xi32>) -> tensor<2x2xi1>
    %11 = "stablehlo.constant"() {value = dense<0.0> : tensor<2x2xf64>} : () -> tensor<2x2xf64>
    %12 = "stablehlo.select"(%10, %7, %11) : (tensor<2x2xi1>, tensor<2x2xf64>, tensor<2x2xf64>) -> tensor<2x2xf64>
    %13 = "stablehlo.reshape"(%arg1) : (tensor<2xf64>) -> tensor<2x1xf64>
    %14 = "stablehlo.triangular_solve"(%12, %13) {left_side = true, lower = true, unit_diagonal = false, transpose_a = #stablehlo<transpose NO_TRANSPOSE>} : (tensor<2x2xf64>, tensor<2x1xf64>) -> tensor<2x1xf64>
    %15 = "stablehlo.reshape"(%14) : (tensor<2x1xf64>) -> tensor<2xf64>
    return %15 : tensor<2xf64>
  }
}

// a derivative along a direction
module @gradkit {
  func.func public @main(%arg0: tensor<3xf64>, %arg1: tensor<3xf64>) -> (tensor<3xf64>, tensor<3xf64>) {
    %0 = "stablehlo.constant"() {value = dense<2.0> : tensor<f64>} : () -> tensor<f64>
    %1 = "stablehlo.multiply"(%arg0, %arg0) : (tensor<3xf64>, tensor<3xf64>) -> tensor<3xf64>
    %2 = "stablehlo.broadcast_in_dim"(%0) {broadcast_dimensions = array<i64>} : (tensor<f64>) -> tensor<3xf64>
    %3 = "stablehlo.multiply"(%2, %arg0) : (tensor<3xf64>, tensor<3xf64>) -> tensor<3xf64>
    %4 = "stablehlo.multiply"(%3, %arg1) : (tensor<3xf64>, tensor<3xf64>) -> tensor<3xf64>
    %5 = "stablehlo.constant"() {value = dense<0.0> : tensor<f64>} : () -> tensor<f64>
    %7 = "stablehlo.reduce_window"(%1, %5) ({
      ^bb0(%a0: tensor<f64>, %a1: tensor<f64>):
        %6 = "stablehlo.add"(%a0, %a1) : (tensor<f64>, tensor<f64>) -> tensor<f64>
        "stablehlo.return"(%6) : (tensor<f64>) -> ()
    }) {window_dimensions = array<i64: 3>, window_strides = array<i64: 1>, base_dilations = array<i64: 1>, window_dilations = array<i64: 1>, padding = dense<[[2, 0]]> : tensor<1x2xi64>} : (tensor<3xf64>, tensor<f64>) -> tensor<3xf64>
    %8 = "stablehlo.constant"() {value = dense<0.0> : tensor<f64>} : () -> tensor<f64>
    %10 = "stablehlo.reduce_window"(%4, %8) ({
      ^bb0(%a2: tensor<f64>, %a3: tensor<f64>):
        %9 = "stablehlo.add"(%a2, %a3) : (tensor<f64>, tensor<f64>) -> tensor<f64>
        "stablehlo.return"(%9) : (tensor<f64>) -> ()
    }) {window_dimensions = array<i64: 3>, window_strides = array<i64: 1>, base_dilations = array<i64: 1>, window_dilations = array<i64: 1>, padding = dense<[[2, 0]]> : tensor<1x2xi64>} : (tensor<3xf64>, tensor<f64>) -> tensor<3xf64>
    return %7, %10 : tensor<3xf64>, tensor<3xf64>
  }
}
