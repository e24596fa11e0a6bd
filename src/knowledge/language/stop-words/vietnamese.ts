/** Vietnamese: syllables that carry little, alone or in a pair of two of them. */
export const VIETNAMESE = `
ai anh
bao bằng bị bạn bởi
các cái cả cần chỉ cho chúng chị có cùng cũng cứ của
do dù
đã đang đây để đến đều đi đó được đâu
em
gì giữa
hay hãy hoặc hơn họ
khi không
là làm lắm lên lúc
mà mỗi một mấy mình mọi muốn
nào này nên nếu những như nhưng nhé ở ông
phải
qua quá
ra rằng rất rồi
sau sao sẽ so sự
ta tại tao tất theo thế thì thì tôi tới trên trong trước từ từng
và vào vậy về vì với việc vừa
xuống
à ạ ấy ơi ừ
cô chú bà nó hắn mày thôi luôn đấy kia nhiều ít bây giờ nữa
`;
