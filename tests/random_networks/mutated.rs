//! Drawn and mutated by the macro's own tests, which say that these are good; `CONSTNET_BLESS=1 cargo test -p
//! constnet-macros` writes them anew.

mod net_0 {
    constnet::network! { pub struct Net < f64 >: (query : [1 , 2] , memory : [1 , 2 , 3] , context : [3 , 1 , 1usize]) -> [20] { g1 : Concat (query , query , query , query) | HardSigmoid | Selu , v2 : Add (context , context , context , context) | Silu , out3 : context | Elu (0.7) | LeakyRelu | LeakyRelu (0.2) , layer4 : LeakyRelu (slope = 0.3) , out5 : memory | Flatten | Softmax , step6 : g1 | Flatten | LeakyRelu (0.2) | Softplus (2.0) , g7 : v2 | Flatten | HardSwish , w8 : layer4 | Flatten | Silu , y9 : Concat (out5 , step6 , g7 , w8) | HardTanh (min = - 2 , max = 0.5) | Gelu (approximate = tanh) , } }
}

mod net_1 {
    constnet::network! { pub struct Net < f64 >: [4 , 3] -> [(4) , 3] { w1 : Add (input , input , input) | Softplus | HardTanh (min = - 2 , max = 0.5) , layer2 : Add (w1 , w1 , input) | Softmax , } }
}

mod net_2 {
    constnet::network! { struct Net < f64 >: [2] -> (v3 : [2]) { x1 : LeakyRelu () | Relu6 , x2 : Flatten , v3 : Flatten | Relu | Relu6 , } }
}

mod net_3 {
    constnet::network! { pub struct Net < f64 >: [2 , 3] -> [(10)] { y1 : Reshape ([6]) | Softsign | Elu | Silu , hidden2 : input | Dense (2) | Softmax , g3 : Dropout (0.5) , g4 : y1 | Flatten | Elu | Sigmoid , step5 : g3 | Flatten , x6 : Concat (g4 , step5) | HardSigmoid | Gelu , } }
}

mod net_4 {
    constnet::network! { pub struct Net < f64 >: (query : [3]) -> [8] { v1 : Reshape ([3 , 1]) | Gelu , # [frozen] step2 : query | Dense (5usize) , x3 : Dropout (0) | Selu | LeakyRelu (slope = 0.3) | HardSigmoid , v4 : Add (v1 , v1 , v1 , v1) | Elu | Relu6 | LeakyRelu , w5 : Flatten | LeakyRelu | Relu6 | HardSwish , w6 : Concat (x3 , w5) | LeakyRelu (0.2) | Selu , } }
}

mod net_5 {
    constnet::network! { pub struct Net < f64 >: [2] -> [5usize] { layer1 : input | Dropout (0) | Silu , y2 : Dense (3) , step3 : y2 | Dense (5) , } }
}

mod net_6 {
    constnet::network! { pub struct Net < f64 >: [5] -> [(((((3)))))] { layer1 : input | Dense (units = 3 , init = lecun_normal) | LogSoftmax , } }
}

mod net_7 {
    constnet::network! { pub struct Net < f64 >: (query : [2 , 3 , 3] , memory : [6 ,]) -> (out1 : [6] , hidden3 : [2usize , 3 , 3]) { out1 : memory | Dropout (p = 0.2) | Softmax , hidden2 : query | Relu6 | Relu , hidden3 : Softplus (2.0) | HardTanh (- 0.7 , 0.9) | Softplus (beta = 0.5 , threshold = 30.0) , } }
}

mod net_8 {
    constnet::network! { pub struct Net < f64 >: [2] -> (y2 : [1 , 2 , 1]) { y1 : Add (input , input , input ,) | LeakyRelu (slope = 0.3) | LeakyRelu (slope = 0.3) , y2 : y1 | Reshape ([1 , 2 , 1]) | Silu , } }
}

mod net_9 {
    constnet::network! { pub struct Net < f64 >: [2 , 0b11] -> [2 , 3usize] { g1 : Dense (3) | Relu , layer2 : Add (g1 , g1 , g1) | Tanh | Tanh , } }
}

mod net_10 {
    constnet::network! { # [doc = " Layers: 4."] pub struct Net < f64 >: [5] -> (hidden4 : [5] , y3 : [2]) { layer1 : Dense (1 << 2 , bias = false) | Softsign , v2 : Dense (2 , true , orthogonal (1.4)) | Relu6 , y3 : Multiply (v2 , v2) | Tanh | Softplus (beta = 0.5 , threshold = 30.0) , hidden4 : input | Flatten | HardTanh | Softplus (2.0) | HardTanh (min = - 2 , max = 0.5) , } }
}

mod net_11 {
    constnet::network! { struct Net < f64 >: [1 << 2 , 3] -> (v1 : [4 , 9]) { v1 : Concat (input , input , input) , } }
}

mod net_12 {
    constnet::network! { struct Net < f64 >: [4] -> (g4 : [7]) { x1 : input | Dense (3) | Tanh | HardTanh , # [frozen] x2 : Dense (2) | HardSwish , layer3 : Concat (x1 , x2 , x2) , g4 : HardTanh (min = - 2 , max = 0.5) , } }
}

mod net_13 {
    constnet::network! { pub struct Net < f64 >: [2 , 1] -> [1 , 2] { step1 : Flatten | LeakyRelu (0.2) , x2 : Add (step1 , step1) , layer3 : Reshape ([1 , 2usize]) } }
}

mod net_14 {
    constnet::network! { pub struct Net < f64 >: (query : [3 , 2] , memory : [3usize] , context : [3 , 3 , 1]) -> (g1 : [3 , 3 , 1] , g2 : [3] , layer3 : [6]) { g1 : context | Softplus | Softplus | Softsign , g2 : memory | Relu | HardTanh | Softsign | HardTanh , layer3 : query | Flatten | HardSwish , } }
}

mod net_15 {
    constnet::network! { # [doc = " Layers: 6."] pub struct Net < f64 >: (query : [1] , memory : [2 , 2 , 3] , context : [4]) -> [17] { v1 : memory | Dropout (0.5) | Relu6 | HardTanh (- 0.7 , 0.9) | Gelu (approximate = tanh) , y2 : Multiply (v1 , v1) | Gelu (approximate = tanh) , w3 : Silu , v4 : w3 | Reshape ([(2 * 3) , 2usize]) | Softmax , v5 : Flatten | HardTanh , layer6 : Concat (query , context , v5) | Softplus (2.0) | Silu | LeakyRelu () , } }
}

mod net_16 {
    constnet::network! { pub struct Net < f64 >: [1 , 2] -> [1 , 2] { layer1 : Multiply (input , input , input , input) , hidden2 : Add (layer1 , input) | HardTanh , out3 : Tanh , x4 : Dropout () | LogSoftmax , } }
}

mod net_17 {
    constnet::network! { pub struct Net < f64 >: (query : [1 , 3 , 1] , memory : [4] , context : [3]) -> [14usize] { # [frozen] w1 : context | Dense (5 , bias = false) | HardTanh (min = - 2 , max = 0.5) , x2 : memory | Reshape ([4]) | LeakyRelu (0.2) , y3 : x2 | Dense (6) , y4 : query | Flatten | Gelu (approximate = tanh) | LeakyRelu (0.2) , hidden5 : Concat (w1 , y3 , y4) | Elu () , } }
}

mod net_18 {
    constnet::network! { pub struct Net < f64 >: (query : [3 , 3] , memory : [2]) -> [((13))] { hidden1 : Concat (memory , memory) | LeakyRelu (slope = 0.3) | Sigmoid | Silu , out2 : query | Flatten | Elu (0.7) , step3 : Concat (hidden1 , out2) | HardTanh (- 0.7 , 0.9) , } }
}

mod net_19 {
    constnet::network! { # [doc = " Layers: 4."] pub struct Net < f64 >: [6] -> (step4 : [1]) { step1 : Add (input , input) | Softsign , x2 : Dense (2) | Sigmoid , x3 : Dropout () , step4 : Dense (1usize) | HardSigmoid | Softplus | Silu , } }
}

mod net_20 {
    constnet::network! { pub struct Net < f64 >: (query : [3usize] , memory : [2] , context : [4]) -> [8] { hidden1 : context | Dense (3usize) | Silu | Tanh , w2 : memory | Silu , x3 : Flatten | Softplus (beta = 0.5 , threshold = 30.0) | Elu (0.7) , out4 : hidden1 | Flatten , layer5 : Concat (query , x3 , out4) | Tanh , } }
}

mod net_21 {
    constnet::network! { struct Net < f64 >: [3] -> [3 , 3] { y1 : Dropout (0) | Softplus (2.0) | Gelu , v2 : Reshape ([3 , 1]) | LeakyRelu | Elu | Silu , hidden3 : Dense (3) | LeakyRelu , } }
}

mod net_22 {
    constnet::network! { # [doc = " Layers: 7."] pub struct Net < f64 >: [1 << 2 , 4] -> [44] { y1 : Dropout (0.5) , hidden2 : HardSigmoid | Softsign , v3 : Concat (y1 , hidden2) | Sigmoid | Softplus , w4 : hidden2 | Dense (3) | LeakyRelu (0.2) | Tanh , hidden5 : v3 | Flatten | Softplus (beta = 0.5 , threshold = 30.0) , step6 : w4 | Flatten | HardSwish , hidden7 : Concat (step6 , hidden5) , } }
}

mod net_23 {
    constnet::network! { pub struct Net < f64 >: (query : [2usize ,] , memory : [1usize , 1] , context : [1]) -> [4] { out1 : context | Dropout (0.5) | Gelu , w2 : query | Flatten | Tanh | HardSwish , y3 : memory | Flatten , y4 : Concat (out1 , w2 , y3) , } }
}

mod net_24 {
    constnet::network! { pub struct Net < f64 >: [1] -> [(((((3)))))] { v1 : input | Flatten , w2 : Dense (3) , } }
}

mod net_25 {
    constnet::network! { pub struct Net < f64 >: [2 , 3 , 2] -> [2 , 3 , 2 ,] { step1 : Add (input , input) | HardTanh , } }
}

mod net_26 {
    constnet::network! { struct Net < f64 >: (query : [3 , 2 , 2] , memory : [2 , 3]) -> (g1 : [2 , 3] , hidden2 : [12]) { g1 : Multiply (memory , memory , memory , memory) | Elu , hidden2 : query | Flatten | Elu | Softplus (2.0) , } }
}

mod net_27 {
    constnet::network! { pub struct Net < f64 >: (query : [4] , memory : [4 , 2] , context : [1 , 1]) -> (y1 : [4 , 2usize] , step2 : [1] , g3 : [5]) { y1 : memory | Dropout (0) | Elu () , step2 : context | Flatten | Silu , g3 : Concat (query , step2) | Tanh , } }
}

mod net_28 {
    constnet::network! { pub struct Net < f64 >: (query : [5] , memory : [2 , 4]) -> (v1 : [4] , w2 : [4] , x3 : [8]) { v1 : query | Dense (1 << 2 , bias = false) | HardTanh | Softplus (beta = 0.5 , threshold = 30.0) , w2 : Multiply (v1 , v1 , v1) | HardTanh , x3 : memory | Flatten , } }
}

mod net_29 {
    constnet::network! { pub struct Net < f64 >: (query : [6] , memory : [2 , 2]) -> [11] { x1 : memory | Dropout (0) | Softmax , x2 : Dense (5) | LeakyRelu | Softmax , layer3 : query | Dense (6) | Elu (0.7) , layer4 : layer3 | Dense (1) | Silu , v5 : x2 | Flatten , w6 : Concat (v5 , layer4) | HardTanh | HardSwish | Softmax , } }
}

mod net_30 {
    constnet::network! { pub struct Net : [4 , 1] -> [8] { out1 : Dense (2 , bias = false) , layer2 : Dense (2usize) , layer3 : Add (layer2 , layer2 , layer2 , layer2) | Relu , layer4 : Reshape ([8]) | Tanh , } }
}

mod net_31 {
    constnet::network! { pub struct Net < f64 >: [1usize , 2usize , 3 ,] -> [1 , 2 , 3] { out1 : Softplus () | Relu | Tanh , x2 : out1 | Elu | LeakyRelu | Tanh , } }
}

mod net_32 {
    constnet::network! { pub struct Net < f64 >: [3] -> (g1 : [2] , v2 : [2usize]) { g1 : Dense (2) , v2 : Gelu () , } }
}

mod net_33 {
    constnet::network! { pub struct Net < f64 >: (query : [2 , 1 << 2] , memory : [3 , 1 , 2usize] , context : [2 , 2]) -> [(((((18)))))] { step1 : context | Silu | Sigmoid | LogSoftmax , hidden2 : Multiply (query , query , query) | Silu | Relu , g3 : hidden2 | Dense (4) | HardTanh , out4 : Reshape ([1 , 8]) | Tanh , x5 : memory | Flatten | Gelu (approximate = tanh) | Softplus (beta = 0.5 , threshold = 30.0) , hidden6 : step1 | Flatten | Relu , hidden7 : out4 | Flatten | HardSwish , g8 : Concat (x5 , hidden6 , hidden7) , } }
}

mod net_34 {
    constnet::network! { pub struct Net < f64 >: (query : [3 , 1 , 1] , memory : [2 , 1 , 3] , context : [2]) -> (v4 : [(2 * 3)] , out3 : [3] , out2 : [1]) { y1 : context | Tanh | LeakyRelu (slope = 0.3) | Selu | Tanh , out2 : Dense (1) | Softmax , out3 : query | Flatten | Relu6 | Selu , v4 : memory | Flatten | HardSigmoid | Softplus (2.0) | Selu , } }
}

mod net_35 {
    constnet::network! { pub struct Net < f64 >: [1 , 4] -> [2 * 3] { out1 : Elu | Selu , hidden2 : input | Sigmoid | Elu , step3 : hidden2 | Dense (units = 2 , init = glorot_uniform) | Sigmoid | Relu | Softmax , v4 : out1 | Flatten | Softmax | HardSwish | HardTanh (- 0.7 , 0.9) , g5 : step3 | Flatten | Silu , y6 : Concat (v4 , g5) , } }
}

mod net_36 {
    constnet::network! { pub struct Net < f64 >: (query : [5] , memory : [3] , context : [2 , 1 , 1usize]) -> (g1 : [2 , 1 , 1] , w3 : [3usize] , hidden5 : [7]) { g1 : Multiply (context , context ,) | Selu , v2 : Flatten | Sigmoid , w3 : memory | Flatten | Relu6 , v4 : v2 | Dropout (p = 0.2) | Relu , hidden5 : Concat (query , v4) , } }
}

mod net_37 {
    constnet::network! { pub struct Net < f64 >: (query : [1usize , 2 , 2] , memory : [1 , 4]) -> (v4 : [4] , layer3 : [(2)]) { x1 : memory | Softsign | HardTanh | Silu | Gelu , step2 : Dense (2usize) , layer3 : Flatten | Softplus (2.0) | Relu6 , v4 : query | Flatten , } }
}

mod net_38 {
    constnet::network! { # [doc = " Layers: 8."] pub struct Net < f64 >: (query : [1usize , 1] , memory : [2] , context : [4]) -> [13usize] { w1 : memory | LeakyRelu (0.2) | Sigmoid | LeakyRelu (0.2) | LeakyRelu , hidden2 : Reshape ([2usize , 1 ,]) | Relu6 | Softmax , y3 : Multiply (hidden2 , hidden2 , hidden2 , hidden2) | HardSwish , # [frozen] x4 : hidden2 | Dense (3) | HardSigmoid , y5 : query | Flatten | Softplus , x6 : y3 | Flatten | Tanh , v7 : x4 | Flatten | Tanh , w8 : Concat (context , y5 , x6 , v7) | Silu , } }
}

mod net_39 {
    constnet::network! { # [doc = " Layers: 4."] pub struct Net < f64 >: (query : [2] , memory : [3 , 4]) -> [(16)] { layer1 : query | Dropout | Tanh , step2 : layer1 | Dense (4 , true , lecun_normal ,) | LeakyRelu , step3 : memory | Flatten | Elu | LeakyRelu | Relu6 , step4 : Concat (step2 , step3) , } }
}

mod net_40 {
    constnet::network! { pub struct Net < f64 >: (query : [1 ,] , memory : [3] , context : [1 << 2 , 2usize]) -> [12] { # [frozen] hidden1 : memory | Dense (3) | HardSigmoid , v2 : query | Flatten | LeakyRelu , out3 : context | Flatten | LeakyRelu | Tanh , x4 : Concat (hidden1 , v2 , out3) | Gelu (approximate = tanh) , } }
}

mod net_41 {
    constnet::network! { pub struct Net < f64 >: (query : [2 , 4] , memory : [3] , context : [1 , 2]) -> [((((((((((((((((((((((((((((((9))))))))))))))))))))))))))))))] { hidden1 : query | Dense (1) , v2 : memory | Dense (5) | HardTanh | LeakyRelu (slope = 0.3) | Softplus , step3 : context | Flatten | Relu6 , step4 : hidden1 | Flatten , layer5 : Concat (v2 , step3 , step4) | Softplus , } }
}

mod net_42 {
    constnet::network! { pub struct Net < f64 >: [5] -> (v1 : [(4)]) { v1 : input | Dense (4) | LogSoftmax | Elu (0.7) | LeakyRelu (0.2) , } }
}

mod net_43 {
    constnet::network! { pub struct Net < f64 >: [1 << 2 , 2usize] -> [4 , 3] { w1 : Add (input , input) | HardSigmoid , v2 : Silu | Softmax , g3 : Dense (5 , true , orthogonal (1.4) ,) | Silu | Sigmoid | Silu , g4 : Dense (3 , true , lecun_normal) | Relu6 , } }
}

mod net_44 {
    constnet::network! { pub struct Net < f64 >: (query : [2] , memory : [((((((((((((((((((((((((((((((2))))))))))))))))))))))))))))))]) -> [5] { step1 : memory | Dense (3) | Tanh | HardTanh , hidden2 : query | Reshape ([1 , 1usize , 2]) , hidden3 : Tanh | Softplus (2.0) , layer4 : hidden3 | Flatten | Sigmoid | Sigmoid , layer5 : Concat (step1 , layer4) , } }
}

mod net_45 {
    constnet::network! { pub struct Net < f64 >: [2 , 4] -> [16] { w1 : HardTanh (- 0.7 , 0.9) | Softplus (beta = 30.0) , step2 : input | Reshape ([1 , 8]) , x3 : w1 | Flatten | Sigmoid , g4 : step2 | Flatten | Softplus , out5 : Concat (x3 , g4) | LeakyRelu , } }
}

mod net_46 {
    constnet::network! { pub struct Net < f64 >: [2 , 1 << 2] -> [8usize , 1] { w1 : Dropout () | HardTanh , w2 : w1 | Reshape ([8 , 1]) , } }
}

mod net_47 {
    constnet::network! { pub struct Net < f64 >: [6] -> (g4 : [6] , hidden2 : [6]) { w1 : Flatten | LeakyRelu (0.2) , hidden2 : HardTanh (min = - 2 , max = 0.5) | Elu (0.7) , # [frozen] step3 : Dense (6 , bias = false) | Softplus (beta = 0.5 , threshold = 30.0) , g4 : Sigmoid | Relu6 | Relu6 , } }
}

mod net_48 {
    constnet::network! { pub struct Net < f64 >: (query : [2 , 3 , 2usize] , memory : [1 , 2 , 2] , context : [1 , 3 , 3]) -> [25] { x1 : Add (query , query) | Sigmoid , x2 : Selu | Softsign , step3 : query | Gelu | Elu | LeakyRelu , y4 : Multiply (step3 , x2) , v5 : memory | Flatten , g6 : context | Flatten | Softplus (2.0) | HardTanh , step7 : y4 | Flatten | HardSigmoid , layer8 : Concat (v5 , step7 , g6) , } }
}

mod net_49 {
    constnet::network! { pub struct Net < f64 >: [2 , 2 , 2usize] -> [2 , 2 , 2] { g1 : Multiply (input , input , input) , } }
}

mod net_50 {
    constnet::network! { pub struct Net < f64 >: [4] -> (g2 : [3] , layer4 : [((6))]) { step1 : Concat (input , input , input) , g2 : step1 | Dense (3) | HardSigmoid , hidden3 : g2 | Dense (5) | Elu , layer4 : Dense (6) | LeakyRelu (slope = 0.3) | HardTanh (min = - 2 , max = 0.5) | Softmax , } }
}

mod net_51 {
    constnet::network! { pub struct Net < f64 >: [1] -> [1] { layer1 : HardSwish , } }
}

mod net_52 {
    constnet::network! { pub struct Net < f64 >: [2] -> (layer1 : [1] , layer3 : [1 << 2]) { layer1 : Dense (1) | LeakyRelu (0.2) , hidden : Dense (6) , # [frozen] layer3 : Dense (units = 4 , init = constant (0.1)) , } }
}

mod net_53 {
    constnet::network! { pub struct Net < f64 >: [5] -> [(10)] { v1 : Dense (units = 5 , init = he_normal) | Softplus (2.0) , x2 : Concat (input , v1) , } }
}

mod net_54 {
    constnet::network! { pub struct Net < f64 >: [3 , 1usize , 2] -> [12] { g1 : input | Softplus (beta = 0.5 , threshold = 30.0) , out2 : input | Softplus (2.0) , v3 : out2 | Tanh | HardTanh , layer4 : HardSwish | LeakyRelu (0.2) , w5 : g1 | Flatten | Gelu , g6 : layer4 | Flatten | Softsign , g7 : Concat (w5 , g6) | LeakyRelu , } }
}

mod net_55 {
    constnet::network! { # [doc = " Layers: 4."] pub struct Net < f64 >: [2 , 3 , 3] -> [2 , 3 , 3] { v1 : Add (input , input , input , input , input) , hidden2 : Multiply (v1 , v1 , input , v1) , w3 : Gelu , w4 : Multiply (hidden2 , w3) , } }
}

mod net_56 {
    constnet::network! { pub struct Net < f64 >: (query : [4] , memory : [3 , 3 , 2]) -> [40] { x1 : memory | HardTanh (min = - 2 , max = 0.5) | Gelu | HardTanh (min = - 2 , max = 0.5) , x2 : HardTanh (min = - 2 , max = 0.5) , step3 : memory | Flatten , v4 : Multiply (query , query) | Softplus (beta = 0.5 , threshold = 30.0) , step5 : x2 | Flatten | Tanh , out6 : Concat (step3 , v4 , step5) | Gelu (tanh) , } }
}

mod net_57 {
    constnet::network! { pub struct Net < f64 >: [4] -> [6] { hidden1 : Dense (6) | Tanh | HardSwish } }
}

mod net_58 {
    constnet::network! { pub struct Net < f64 >: [2 , 3 , 1] -> [2 , 3usize , 1] { out1 : input | Silu | Gelu (approximate = tanh) , v2 : out1 | LeakyRelu (0.2) | Gelu | Gelu | Softplus , layer3 : LeakyRelu (slope = 0.3) | HardTanh (- - 0.7 , 0.9) , } }
}

mod net_59 {
    constnet::network! { pub struct Net : [4 , 3usize] -> [12] { g1 : Add (input , input) , g2 : Flatten | HardTanh (- 0.7 , 0.9) , } }
}

mod net_60 {
    constnet::network! { pub struct Net < f64 >: [1 , 3] -> (out4 : [1usize , (3 * 2)]) { x1 : Dropout (0) , w2 : Dropout (0.5) | Tanh | Softsign , v3 : Relu6 | Silu , # [frozen] out4 : Dense (6) | HardTanh (min = - 2 , max = 0.5) , } }
}

mod net_61 {
    constnet::network! { struct Net < f64 >: [1 , 2 , 3] -> [12] { out1 : HardSwish | Elu (0.7) , y2 : out1 | Flatten , hidden3 : Concat (y2 , y2) | LeakyRelu , layer4 : Multiply (hidden3 , hidden3) | Silu | Gelu (approximate = tanh) | Silu , } }
}

mod net_62 {
    constnet::network! { pub struct Net < f64 >: (query : [2 , 4] , memory : [4]) -> (layer2 : [12usize]) { w1 : query | Flatten , layer2 : Concat (w1 , memory) | LeakyRelu | HardSigmoid , } }
}

mod net_63 {
    constnet::network! { pub struct Net < f64 >: [1 , 1 , 3] -> [3] { layer1 : Flatten , w2 : LeakyRelu (slope = 0.3) | Silu | Gelu , g3 : Add (w2 , w2) | Gelu , } }
}

mod net_64 {
    constnet::network! { pub struct Net < f64 >: [6] -> (y1 : [2 * 3]) { y1 : Reshape ([(2 * 3)]) | HardSwish , } }
}

mod net_65 {
    constnet::network! { # [doc = " Layers: 3."] pub struct Net < f64 >: [1 ,] -> (x3 : [1usize , 4]) { out1 : Dense (3usize) , v2 : Reshape ([1 , 3]) | LeakyRelu (0.2) | Softplus (2.0) | Elu , x3 : Dense (1 << 2) , } }
}

mod net_66 {
    constnet::network! { pub struct Net < f64 >: [((((((((((((((((((((((((((((((5))))))))))))))))))))))))))))))] -> (layer4 : [2usize , 1usize] , hidden2 : [5]) { w1 : Silu | Sigmoid , hidden2 : Dense (units = 5usize , init = glorot_uniform) | Softplus (2.0) , w3 : Dense (units = 2 , init = lecun_normal) | Relu , layer4 : Reshape ([2 , 1]) | HardTanh (- 0.7 , 0.9) , } }
}

mod net_67 {
    constnet::network! { pub struct Net < f64 > : (query : [4]) -> (step4 : [1]) { hidden1 : Multiply (query , query) | Elu (0.7) , w2 : Dropout (0.5) | LeakyRelu (slope = 0.3) | Gelu (approximate = tanh) | Silu , step3 : Add (hidden1 , hidden1 , w2) | Sigmoid , step4 : Dense (1 , true , orthogonal ,) | Sigmoid | Gelu | Softplus , } }
}

mod net_68 {
    constnet::network! { pub struct Net < f64 >: [1 , 1] -> [7] { w1 : Silu | Tanh | Relu6 , out2 : Dense (6) | Selu , hidden3 : Multiply (input , w1) | Softsign | HardTanh | Tanh , y4 : hidden3 | Flatten , g5 : out2 | Flatten | Sigmoid | Elu (0.7) , v6 : Concat (y4 , g5) | Silu | Softplus () | Sigmoid , } }
}

mod net_69 {
    constnet::network! { pub struct Net < f64 >: (query : [5] , memory : [3 , 3] , context : [6]) -> [24] { step1 : context | Dense (5usize) | HardTanh (- 0.7 , 0.9) | Silu , y2 : Multiply (memory , memory , memory , memory) , w3 : context | Dense (5 , bias = false) | LeakyRelu (0.2) | HardTanh , hidden4 : y2 | Flatten | Softmax | Silu | Tanh , hidden5 : Concat (query , step1 , w3 , hidden4) | LeakyRelu (slope = 0.3) , } }
}

mod net_70 {
    constnet::network! { pub struct Net < f64 >: [2 , 3 ,] -> [2 , 3] { out1 : Dense (2) | LeakyRelu (slope = 0.3) , hidden2 : Dense (3 , bias = false) , g3 : Dropout (p = 0.2) | Selu | Gelu | HardTanh (- 0.7 , 0.9) , } }
}

mod net_71 {
    constnet::network! { pub struct Net < f64 >: (query : [5] , memory : [2]) -> [6] { g1 : memory | Softplus (2.0) , layer2 : query | Dense (2) | Relu6 | HardSigmoid | HardTanh (- 0.7 , 0.9) , out3 : Multiply (memory , g1 , g1) | Silu | Tanh , layer4 : Concat (out3 , g1) | LeakyRelu (0.2) | Silu , w5 : Concat (layer2 , layer4) , } }
}

mod net_72 {
    constnet::network! { struct Net < f64 >: [3] -> [3usize] { step1 : Relu | Elu | Relu | HardTanh (min = - 2 , max = 0.5) , } }
}

mod net_73 {
    constnet::network! { pub struct Net < f64 >: [5] -> [5] { out1 : Dropout () | Elu | Selu | Silu , } }
}

mod net_74 {
    constnet::network! { pub struct Net < f64 > : [3] -> [5] { # [frozen] x1 : Dense (5 , bias = false) , } }
}

mod net_75 {
    constnet::network! { struct Net < f64 >: [2usize] -> [1] { step1 : Add (input , input) | LeakyRelu (slope = 0.3) | HardTanh (min = - 2 , max = 0.5) , hidden2 : Elu , step3 : Concat (hidden2 , hidden2) | Selu , w4 : Dense (1) | Elu (0.7) , } }
}

mod net_76 {
    constnet::network! { pub struct Net < f64 >: [3 , 3] -> [3 , 5] { x1 : Dense (3 , true , constant (007) ,) , w2 : Dense (5usize , true , lecun_normal ,) | HardSwish , } }
}

mod net_77 {
    constnet::network! { pub struct Softmax < f64 >: (query : [3 , 3] , memory : [5 - 3]) -> [10] { v1 : memory | Dense (1 , true , glorot_uniform ,) | LeakyRelu | Sigmoid | Softplus , out2 : Concat (v1 , v1) | Elu | Tanh , layer3 : Dense (1) | HardTanh (- 0.7 , 0.9) , w4 : Add (layer3 , layer3 , layer3 , v1) , layer5 : query | Flatten , out6 : Concat (w4 , layer5) | HardTanh | HardTanh (min = - 2 , max = 0.5) | Softmax , } }
}

mod net_78 {
    constnet::network! { # [doc = " Layers: 6."] pub struct Net < f64 >: (query : [2 , 1 , 1] , memory : [1 , 1 , 1] , context : [3 , 1 , 1]) -> [(6)] { step1 : context | Softsign | LeakyRelu , out2 : Softsign | Softplus (beta = 0.5 , threshold = 30.0) , out3 : query | Flatten | LogSoftmax | LeakyRelu (0.2) , g4 : memory | Flatten | HardTanh (min = - 2 , max = 0.5) | Silu | Softmax , g5 : out2 | Flatten , x6 : Concat (out3 , g4 , g5) | Softplus (2.0) | LeakyRelu , } }
}

mod net_79 {
    constnet::network! { pub struct Net < f64 >: [3] -> [3 , 1 , 1 ,] { hidden1 : Reshape ([3usize , 1 , 1]) | Relu , } }
}

mod net_80 {
    constnet::network! { pub struct Net < f64 >: [(6)] -> (out1 : [6] , step4 : [4]) { out1 : Multiply (input , input) | Relu , layer2 : Dense (units = 4 , init = glorot_uniform) | HardSwish , x3 : Dense (5) | Sigmoid , step4 : Dense (units = 4 , init = lecun_normal) , } }
}

mod net_81 {
    constnet::network! { # [doc = " Layers: 4."] struct Net < f64 >: [3] -> (w4 : [3]) { layer1 : Dropout (0) | LeakyRelu (0.2) , hidden2 : Flatten | Softplus (beta = 0.5 , threshold = 30.0) | HardSwish , y3 : Multiply (hidden2 , input , input) | HardSwish , w4 : Softsign , } }
}

mod net_82 {
    constnet::network! { # [doc = " Layers: 5."] pub struct Net < f64 >: (query : [1 , 3] , memory : [1 , 4] , context : [4]) -> (w5 : [2] , layer4 : [3 , 1] , step3 : [(((((3)))))] , x2 : [1 , 5]) { w1 : memory | Dropout (0.5) | HardSwish , x2 : w1 | Dense (5 , true , orthogonal ,) , step3 : query | Flatten | LogSoftmax , layer4 : Reshape ([3usize , 1]) | Relu6 , w5 : context | Dense (2) , } }
}

mod net_83 {
    constnet::network! { pub struct Net < f64 >: [6] -> [6] { g1 : Dense (6) | LeakyRelu | HardTanh (- 0.7 , 0.9) | Gelu (approximate = tanh) , w2 : Dropout (p = 0.2) | Gelu , step3 : w2 | Dropout () | HardSigmoid | Elu | HardTanh (- 0.7 , 0.9) , } }
}

mod net_84 {
    constnet::network! { pub struct Net < f64 >: [3 ,] -> (step2 : [1usize , 3]) { y1 : input | Reshape ([1 , 3]) | Silu | Relu | HardTanh (- 0.7 , 0.9) , step2 : Add (y1 , y1) | Softmax | LeakyRelu (slope = 0.3) , } }
}

mod net_85 {
    constnet::network! { pub struct Net < f64 >: (query : [4 , 4] , memory : [1 << 2]) -> [20usize] { x1 : query | Softplus (beta = 0.5 ,) | Selu | Elu (0.7) , v2 : x1 | Flatten , x3 : Concat (memory , v2) | Tanh , } }
}

mod net_86 {
    constnet::network! { pub struct Net < f64 > : [2 , 2usize , 3usize] -> [4 , 2 , 3] { v1 : Add (input , input , input) , w2 : Add (v1 , v1) , out3 : Concat (w2 , w2) | Tanh , } }
}

mod net_87 {
    constnet::network! { pub struct Net < f64 >: (query : [2 , 2] , memory : [1usize]) -> [5] { w1 : memory | Elu () | Silu , layer2 : query | Flatten | Selu , y3 : Concat (w1 , layer2) , } }
}

mod net_88 {
    constnet::network! { pub struct Net < f64 >: (query : [1usize , 3usize , 1] , memory : [5] , context : [3 , 3]) -> [17usize] { w1 : Add (context , context) | Sigmoid | HardTanh , g2 : memory | LeakyRelu (slope = 0.3) | LogSoftmax , layer3 : query | Flatten | HardTanh | Silu | LeakyRelu () , layer4 : w1 | Flatten | Sigmoid , w5 : Concat (g2 , layer3 , layer4) | Elu | HardTanh , } }
}

mod net_89 {
    constnet::network! { pub struct Net < f64 >: [6] -> [3] { step1 : Concat (input , input , input) , out2 : Dense (1) | Softsign , w3 : Dense (units = 3 , init = orthogonal) , y4 : Selu | LeakyRelu , } }
}

mod net_90 {
    constnet::network! { pub struct Net < f64 >: [(((((((((((((((((((((((((((((((6)))))))))))))))))))))))))))))))] -> [5] { out1 : Concat (input , input) , g2 : Dense (5 , true , constant (0.1) ,) | Softplus | LeakyRelu (0.2) , } }
}

mod net_91 {
    constnet::network! { # [doc = " Layers: 1."] pub struct Net < f64 >: [3usize , (4)] -> [3 , 3] { out1 : Dense (3 , true , glorot_uniform ,) | Softplus (beta = 0.5 , threshold = 30.0) , } }
}

mod net_92 {
    constnet::network! { pub struct Net < f64 >: [5] -> [((1))] { hidden1 : Dense (units = 1 , init = he_normal) | LeakyRelu (0.2) | Softplus , y2 : LeakyRelu , } }
}

mod net_93 {
    constnet::network! { pub struct Net < f64 >: [1 , 2 ,] -> [5] { out1 : LeakyRelu (0.2) , w2 : out1 | Flatten | Sigmoid | Softplus (2.0) , # [frozen] out3 : Dense (5 , bias = false) , } }
}

mod net_94 {
    constnet::network! { pub struct Net < f64 >: (query : [3]) -> [4] { # [frozen] x1 : Dense (units = 4 , init = he_normal) , out2 : Dense (3usize) | LeakyRelu (0.2) | Sigmoid | Softplus () , layer3 : x1 | Dense (1 , bias = false) | Tanh | LogSoftmax , y4 : Concat (out2 , layer3) | Softmax , } }
}

mod net_95 {
    constnet::network! { struct Net < f64 >: [4] -> [14] { layer1 : Reshape ([2 , 2]) | HardTanh (min = - 2 , max = 0.5) , x2 : Dense (3usize) , g3 : layer1 | Dense (1 << 2) , step4 : x2 | Flatten | Softplus (beta = 0.5 , threshold = 30.0) , out5 : g3 | Flatten | Softsign | Tanh | Elu (0.7) , hidden6 : Concat (step4 , out5) | Selu , } }
}

mod net_96 {
    constnet::network! { # [doc = " Layers: 3."] pub struct Net < f64 >: [3usize ,] -> [1 , 3] { step1 : HardTanh | Sigmoid , hidden2 : Reshape ([1 , 3]) , v3 : Add (hidden2 , hidden2 , hidden2 , hidden2) | HardTanh (- 0.7 , 0.9) | Softsign , } }
}

mod net_97 {
    constnet::network! { pub struct Net < f64 >: [4 ,] -> [4 ,] { hidden1 : Multiply (input , input) | Tanh , } }
}

mod net_98 {
    constnet::network! { pub struct Net < f64 >: [1] -> [5] { hidden1 : Elu | Elu | HardTanh , v2 : Concat (input , hidden1) , hidden3 : Dense ((((((2)))))) | Softplus (beta = 0.5 , threshold = 30.0) , x4 : hidden3 | Dense (5) | Tanh , } }
}

mod net_99 {
    constnet::network! { pub struct Net < f64 >: (query : [2] , memory : [5]) -> (layer2 : [7]) { x1 : Multiply (query , query ,) , layer2 : Concat (memory , x1) | LeakyRelu (slope = 0.3) | LogSoftmax , } }
}

mod net_100 {
    constnet::network! { # [doc = " Layers: 4."] pub struct Net < f64 >: (query : [1 , 1] , memory : [4 , 3] , context : [1 , 1]) -> (g2 : [1 , 2] , x3 : [1 , 2] , g4 : [12]) { hidden1 : query | Dense (2 , true , lecun_normal ,) , g2 : LogSoftmax , x3 : context | Dense (2) , g4 : memory | Flatten | Softplus | Softplus (beta = 0.5 , threshold = 30.0) , } }
}

mod net_101 {
    constnet::network! { pub struct Net < f64 >: [2 , 1 , 1] -> [2 , 1 , 1] { hidden1 : HardTanh (0.7 , 0.9) | HardSwish | Tanh , x2 : Sigmoid | Sigmoid , } }
}

mod net_102 {
    constnet::network! { pub struct Net < f64 >: [5] -> [((((((((((((((((((((((((((((((3))))))))))))))))))))))))))))))] { step1 : Dropout (p = 0.2) | Selu | Tanh , # [frozen] y2 : Dense (3) | HardSwish , w3 : Flatten | LeakyRelu (slope = 0.3) , } }
}

mod net_103 {
    constnet::network! { pub struct Net < f64 >: (query : [4 , 3] , memory : [(5)]) -> (layer1 : [5] , layer2 : [5] , out3 : [12]) { layer1 : memory | Dense (5) | Silu , layer2 : Multiply (memory , memory) | Sigmoid , out3 : query | Flatten | LogSoftmax , } }
}

mod net_104 {
    constnet::network! { pub struct Net < f64 > : [2 , 2] -> [2 , 2] { hidden1 : Dropout (p = 0.2) | Softmax , } }
}

mod net_105 {
    constnet::network! { pub struct Net < f64 >: [(5)] -> [4] { w1 : Dense (1) , x2 : Dense (4 , true , he_normal ,) | Softplus (beta = 0.5 , threshold = 30.0) | Softmax , out3 : Dense (4) | Relu6 , } }
}

mod net_106 {
    constnet::network! { pub struct Net < f64 >: (query : [1 << 2 , 2] , memory : [1 , 3] , context : [3]) -> [13] { x1 : context | Dense (units = 2 , init = glorot_uniform) , step2 : query | Flatten | Softplus (beta = 0.5 , threshold = 30.0) , layer3 : memory | Flatten | Softplus (2.0) | HardTanh (- 0.7 , 0.9) , step4 : Concat (x1 , step2 , layer3) | Relu , } }
}

mod net_107 {
    constnet::network! { pub struct Net < f64 >: (query : [4 , 1] , memory : [3] , context : [2usize , 1 , 3]) -> [11] { x1 : memory | Dropout (0.5) | Softmax , out2 : Dense (1) , v3 : query | Softplus (beta = 0.5 , threshold = 30.0) | Elu , hidden4 : context | Flatten | Softplus | LeakyRelu () , hidden5 : v3 | Flatten | Softplus , g6 : Concat (out2 , hidden4 , hidden5) | Tanh , } }
}

mod net_108 {
    constnet::network! { struct Net < f64 >: [3usize , 3 , 3] -> [54] { x1 : Tanh | HardTanh (min = - 2 , max = 0.5) , g2 : HardSigmoid | Relu6 , hidden3 : input | LeakyRelu (0.2) | Softplus | Gelu (approximate = tanh) , x4 : g2 | Flatten | Tanh , hidden5 : hidden3 | Flatten | Elu | HardTanh (min = - 2 , max = 0.5) , x6 : Concat (x4 , hidden5) , } }
}

mod net_109 {
    constnet::network! { pub struct Net < f64 >: [3 , 3 , 3] -> (y2 : [3usize , 3 , 3] , out1 : [3usize , 3 , 3]) { out1 : HardTanh | LeakyRelu () , y2 : Selu , } }
}

mod net_110 {
    constnet::network! { pub struct Net < f64 >: [1 , 4] -> [10] { hidden1 : Add (input , input , input , input) | LeakyRelu (0.2) | Silu , v2 : Dense (6) | LeakyRelu (((((((((((((((((((((((((((((((0.2))))))))))))))))))))))))))))))) , layer3 : input | Dense (4) | HardSwish | Silu | Relu , hidden4 : Multiply (input , hidden1 , hidden1 , layer3) , w5 : v2 | Flatten , layer6 : hidden4 | Flatten | LeakyRelu (slope = 0.3) | HardTanh (min = - 2 , max = 0.5) , v7 : Concat (w5 , layer6) | Softplus | Elu (0.7) | Softplus (beta = 0.5 , threshold = 30.0) , } }
}

mod net_111 {
    constnet::network! { pub struct Net < f64 >: [2] -> (g1 : [((2))]) { g1 : Sigmoid | HardSwish , } }
}

mod net_112 {
    constnet::network! { pub struct Net < f64 >: [4] -> [16] { w1 : input | Reshape ([4 , 1]) | Tanh , w2 : Dropout (p = 0.2) | Silu | Relu , g3 : Dense (3 ,) | LeakyRelu , v4 : w1 | Flatten , layer5 : g3 | Flatten | Selu , g6 : Concat (v4 , layer5) , } }
}

mod net_113 {
    constnet::network! { # [doc = " Layers: 2."] pub struct Net < f64 >: [1 , 2usize , 1] -> (x2 : [2]) { hidden1 : Softplus (beta = 0.5 , threshold = 30.0) | Elu (0.7) | LeakyRelu (2.5f32) | HardTanh , x2 : Flatten | Tanh , } }
}

mod net_114 {
    constnet::network! { pub struct Net < f64 >: [3] -> [4 , ((((((((((((((((((((((((((((((1))))))))))))))))))))))))))))))] { step1 : Dense (units = 4 , init = orthogonal (1.4)) | Relu6 , hidden2 : Add (step1 , step1) , g3 : Reshape ([4 , 1]) , } }
}

mod net_115 {
    constnet::network! { pub struct Relu < f64 >: (query : [4] , memory : [5] , context : [1 , 3]) -> (v1 : [1 , 3] , hidden3 : [5]) { v1 : context | Dropout (0) , out2 : memory | Dense (1 , true , glorot_uniform ,) | Gelu (approximate = tanh) , hidden3 : Concat (query , out2) | Softsign , } }
}

mod net_116 {
    constnet::network! { pub struct Net < f64 >: [1 , 1 , 2] -> [1 , 1usize , 2] { out1 : LeakyRelu (slope = 0.3) , layer2 : Selu , hidden3 : HardTanh (- 0.7 , 0.9) | HardTanh | Selu | HardTanh (- 0.7 , 0.9) , } }
}

mod net_117 {
    constnet::network! { pub struct Net < f64 >: [5] -> [1] { y1 : Concat (input , input) | HardTanh , w2 : Dense (1 , true , constant (0.1) ,) | Relu | Softplus (2) , } }
}

mod net_118 {
    constnet::network! { # [doc = " Layers: 4."] pub struct Net < f64 >: (query : [2 , 3] , memory : [1 , 2]) -> [8] { g1 : memory | Softmax | Softmax , v2 : query | Flatten , out3 : g1 | Flatten , layer4 : Concat (v2 , out3) , } }
}

mod net_119 {
    constnet::network! { struct Net < f64 >: [3usize , 3 , 3] -> [81] { y1 : Add (input , input) | Tanh | Relu , hidden2 : Concat (y1 , y1) | LeakyRelu (slope = 0.3) | Tanh , step3 : y1 | Softsign , w4 : hidden2 | Flatten | Softsign , g5 : step3 | Flatten | Elu , g6 : Concat (w4 , g5) | LogSoftmax , } }
}

mod net_120 {
    constnet::network! { pub struct Net < f64 >: (query : [2 , 3 , 1usize] , memory : [3 , 4]) -> (y1 : [2 , 3 , 1] , hidden2 : [3 , 6]) { y1 : query | Silu | LeakyRelu () | Relu6 , hidden2 : memory | Dense (6) | Selu | HardSwish , } }
}

mod net_121 {
    constnet::network! { pub struct Net < f64 >: [2 , 4] -> (y2 : [2 , 4]) { step1 : input | Sigmoid | Gelu | Selu , y2 : Silu | Elu () , } }
}

mod net_122 {
    constnet::network! { pub struct Net < f64 > : [4 , 4] -> [48] { hidden1 : Concat (input , input) | HardTanh , v2 : Add (input , input , input) , v3 : Dense (4 , true , orthogonal ,) | Sigmoid , v4 : hidden1 | Flatten , layer5 : v3 | Flatten | Sigmoid | Elu (0.7) , out6 : Concat (v4 , layer5) , } }
}

mod net_123 {
    constnet::network! { # [doc = " Layers: 4."] pub struct Net < f64 >: [2] -> [1usize] { # [frozen] g1 : Dense (1 , bias = false) , v2 : Add (g1 , g1) , hidden3 : Add (v2 , v2 , g1 , v2) | LeakyRelu (0.2 ,) | LeakyRelu (0.2) | Selu , hidden4 : Multiply (v2 , hidden3 , g1 , v2) | LeakyRelu , } }
}

mod net_124 {
    constnet::network! { # [doc = " Layers: 3."] pub struct Net < f64 > : [1 , 3] -> (step3 : [3] , y2 : [1 , 3] , x1 : [1 , 3]) { x1 : Dropout (0.5) | Tanh , y2 : Softplus () | Tanh , step3 : x1 | Flatten | Softplus , } }
}

mod net_125 {
    constnet::network! { pub struct Net < f64 >: [3 , 2 , 3usize] -> [3 , 2 , 3] { v1 : HardTanh (- 2 , max = 0.5) , v2 : Elu , } }
}

mod net_126 {
    constnet::network! { pub struct Net < f64 >: [3 , 3 ,] -> (layer3 : [3 , 3]) { y1 : Dense (5) , y2 : HardSwish | Elu | HardTanh (- 0.7 , 0.9) | Sigmoid , layer3 : y2 | Dense (3) | HardSwish , } }
}

mod net_127 {
    constnet::network! { # [doc = " Layers: 6."] pub struct Net < f64 >: [2 , 4] -> [(44)] { v1 : Concat (input , input , input , input) , out2 : Dense (6 , bias = false) , x3 : Dense (6) , v4 : v1 | Flatten | HardTanh (- 0.7 , 0.9) , step5 : x3 | Flatten | HardSigmoid , hidden6 : Concat (v4 , step5) | Softplus (2.0) | Softplus (2.0) , } }
}

mod net_128 {
    constnet::network! { pub struct Net < f64 >: (query : [4] , memory : [5] , context : [4 , 4]) -> (v3 : [21] , y1 : [6]) { y1 : query | Dense (6) | Silu | Tanh | HardTanh (min = - 2 , max = 0.5) , out2 : context | Flatten | Gelu (approximate = tanh) | HardTanh (0.7 , 0.9) , v3 : Concat (memory , out2) | Softmax | Elu (0.7) , } }
}

mod net_129 {
    constnet::network! { struct Net < f64 >: [4 , 3] -> [4 , (2 * 3)] { layer1 : input | Dense (6) | Elu (0.7) , v2 : layer1 | Dense (1usize) , # [frozen] hidden3 : Dense (6 , true , orthogonal (1.4) ,) , } }
}

mod net_130 {
    constnet::network! { pub struct Net < f64 >: [1 , 1 , 1] -> [1] { step1 : input | Reshape ([1 , 1 , 1]) , out2 : Flatten | LeakyRelu , } }
}

mod net_131 {
    constnet::network! { # [doc = " Layers: 3."] pub struct Net < f64 >: (query : [1 << 2] , memory : [3]) -> [6] { # [frozen] step1 : query | Dense (3 , true , constant (0.1) ,) | Selu , y2 : Dense (3 , true , glorot_uniform ,) | Sigmoid | Elu () , g3 : Concat (memory , y2) | HardSigmoid , } }
}

mod net_132 {
    constnet::network! { pub struct Net < f64 >: (query : [2]) -> [2] { v1 : Dropout (0.5) | Tanh , hidden2 : Flatten | Softplus (2.0) , w3 : Flatten , } }
}

mod net_133 {
    constnet::network! { struct Net < f64 >: (query : [2] , memory : [3usize , 1] , context : [6]) -> (layer1 : [3 , 1usize] , out2 : [8]) { layer1 : memory | Dropout (p = 0.2) | Sigmoid , out2 : Concat (query , context) , } }
}

mod net_134 {
    constnet::network! { pub struct Net < f64 >: [4] -> (hidden4 : [2 , 1 , 2] , g3 : [12] , y2 : [12]) { layer1 : Reshape ([2 , 1 , 2]) | Softplus | LeakyRelu () , y2 : Concat (input , input , input) | Elu (0.7) | Relu6 , g3 : y2 | Dropout (0) | Tanh , hidden4 : layer1 | Sigmoid | Relu | HardSigmoid | HardTanh (min = - 2 , max = 0.5) , } }
}

mod net_135 {
    constnet::network! { pub struct Net < f64 >: [3 , 1] -> [3 , 2] { w1 : input | Reshape ([3 , 1]) , step2 : Dense (3 , bias = false) | HardTanh , y3 : Dense (2) | Tanh , } }
}

mod net_136 {
    constnet::network! { pub struct Net < f64 >: [1] -> (w2 : [1]) { step1 : input | Tanh | HardTanh () , w2 : Multiply (step1 , step1 , input) | Tanh , } }
}

mod net_137 {
    constnet::network! { pub struct Net < f64 >: [3] -> [6] { layer1 : Dropout (0) | Softplus | Gelu , layer2 : input | Flatten | HardTanh (- - 0.7 , 0.9) , layer3 : Concat (layer1 , layer2) , } }
}

mod net_138 {
    constnet::network! { pub struct Net < f64 >: [1] -> (y1 : [1]) { y1 : Dropout () | Relu | Relu6 , } }
}

mod net_139 {
    constnet::network! { pub struct Net < f64 >: [2 , 1] -> [2usize , 2] { g1 : LogSoftmax , g2 : Dense (1 , true , he_normal ,) | Selu , layer3 : Multiply (g1 , g2 , g1) , layer4 : Concat (# [doc = " text"] layer3 , g1) | Silu | Relu , } }
}

mod net_140 {
    constnet::network! { pub struct Net < f64 >: [(2 * 3)] -> [5] { g1 : input | Softplus , y2 : g1 | Dense (units = 5 , init = orthogonal (1.4)) | Softmax , } }
}

mod net_141 {
    constnet::network! { struct Net < f64 >: (query : [2 , 2 , 2] , memory : [3 , 3]) -> [17] { w1 : memory | Dense (6) | LeakyRelu (0.2) | HardTanh (min = - 2 , max = 0.5) | Softplus , v2 : Add (query , query , query) , out3 : w1 | Dense (3) | Softmax , y4 : v2 | Flatten | HardTanh (min = - 2 , max = 0.5) , out5 : out3 | Flatten | Silu | Sigmoid , layer6 : Concat (y4 , out5) | Softplus (2.0) | Elu (0.7) , } }
}

mod net_142 {
    constnet::network! { pub struct Net < f64 >: [1] -> [6] { out1 : Concat (input , input) , v2 : out1 | Dense ((2)) , hidden3 : Concat (v2 , input , v2 , input) , g4 : Add (hidden3 , hidden3 , hidden3 , hidden3) | Softsign | LeakyRelu (slope = 0.3) , } }
}

mod net_143 {
    constnet::network! { # [doc = " Layers: 6."] pub struct Net < f64 >: (query : [3 , 4] , memory : [6] , context : [4]) -> [25] { hidden1 : context | Softplus (30.0) , w2 : Dense (1) | Softplus (2.0) , x3 : memory | Elu , step4 : query | Dense (6 , true , lecun_normal ,) | Elu , layer5 : Flatten , out6 : Concat (w2 , x3 , layer5) | Relu | LeakyRelu , } }
}

mod net_144 {
    constnet::network! { pub struct Net < f64 >: [(1)] -> [7] { x1 : Relu , v2 : input | Dense (1 << 2 , true , he_normal ,) , v3 : Dense ((2 * 3) , bias = false) , hidden4 : LeakyRelu (0.2) | Sigmoid | Elu (0.7) | Softplus (beta = 0.5 , threshold = 30.0) , y5 : Concat (x1 , hidden4) , } }
}

mod net_145 {
    constnet::network! { pub struct Net < f64 > : [3 , 1] -> [3 , 1] { x1 : Dense (1) | Sigmoid , } }
}

mod net_146 {
    constnet::network! { pub struct Net < f64 >: [1usize , 3 ,] -> [1 , 3] { y1 : Multiply (input , input , input) | Elu (0.7) , v2 : Multiply (y1 , y1) | Relu , } }
}

mod net_147 {
    constnet::network! { pub struct Net < f64 >: [((1))] -> (hidden2 : [1 , 1] , v1 : [1 , 1]) { v1 : Reshape ([1 , 1]) | LeakyRelu , hidden2 : Reshape ([1usize , 1]) | Selu , } }
}

mod net_148 {
    constnet::network! { pub struct Net < f64 >: [2 , 3 , 3usize] -> [36] { layer1 : Reshape ([6 , 3]) | Tanh , hidden2 : Multiply (layer1 , layer1 , layer1) | Elu (0.7) , y3 : input | Softsign | Selu , v4 : hidden2 | Flatten | Relu6 , g5 : y3 | Flatten | Elu (0.7) , x6 : Concat (v4 , g5) | LeakyRelu (slope = 0.3) | Silu , } }
}

mod net_149 {
    constnet::network! { pub struct Net < f64 >: [6] -> [2 << 1] { v1 : Dense (4) | Gelu | HardTanh (- 0.7 , 0.9) , x2 : Multiply (v1 , v1 , v1 , v1) | Elu (0.7) , } }
}
